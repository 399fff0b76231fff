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
        for (int i = 0; i < MessageTally.TYPES; i++) {
            int type = i;
            Spread messages = Spread.of(viewers.stream()
                    .mapToLong(viewer -> viewer.display().messages(type))
                    .toArray());
            Spread bytes = Spread.of(viewers.stream()
                    .mapToLong(viewer -> viewer.display().bytes(type))
                    .toArray());
            if (messages.max() > 0) {
                types.add(new TypeResult(type, messages.median(), bytes.median()));
            }
        }
        return types;
    }
}
