package io.caraway.app.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of message as the healthy viewer in the middle got it.
 *
 * @param type its number
 * @param messages how many
 * @param bytes of their bodies
 */
record TypeResult(int type, long messages, long bytes) {
    /** Those that at least one of the viewers got. */
    static List<TypeResult> of(List<ViewerFigures> viewers) {
        List<TypeResult> types = new ArrayList<>();
        for (int type = 0; type < MessageTally.TYPES; type++) {
            long[] messages = new long[viewers.size()];
            long[] bytes = new long[viewers.size()];
            long all = 0;
            for (int viewer = 0; viewer < messages.length; viewer++) {
                MessageTally tally = viewers.get(viewer).display();
                messages[viewer] = tally.messages(type);
                bytes[viewer] = tally.bytes(type);
                all += messages[viewer];
            }
            if (all > 0) {
                types.add(new TypeResult(
                        type, Spread.of(messages).median(), Spread.of(bytes).median()));
            }
        }
        return types;
    }
}
