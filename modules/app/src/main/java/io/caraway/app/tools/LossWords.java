package io.caraway.app.tools;

import io.caraway.recording.Ending;
import io.caraway.recording.Loss;
import io.caraway.recording.Taken;
import java.util.ArrayList;
import java.util.List;

/** What is told of a recording that could not be taken over as a whole. */
final class LossWords {
    private LossWords() {}

    /**
     * The words, a line each; none if nothing is wrong.
     *
     * @param taken what was taken over
     * @param fromNanos from when on
     */
    static List<String> of(Taken taken, long fromNanos) {
        List<String> lines = new ArrayList<>();
        taken.losses().forEach(loss -> lines.add(words(loss)));
        Ending ending = taken.ending();
        String last = Moment.words(fromNanos + taken.durationNanos());
        if (taken.tailLost()) {
            lines.add("lost: everything behind " + last + " (offset " + ending.offset() + ": " + ending.reason() + ")");
        } else if (ending.kind() == Ending.Kind.CUT) {
            lines.add("was not closed: it ends at " + last + ", and nothing tells whether there was more");
        } else if (ending.kind() == Ending.Kind.DAMAGED) {
            lines.add("nothing that was drawn is lost at its end (offset " + ending.offset() + ": " + ending.reason()
                    + ")");
        }
        lines.addAll(taken.warnings());
        return lines;
    }

    private static String words(Loss loss) {
        String where = " (offset " + loss.fromOffset() + " to " + loss.toOffset() + ": " + loss.reason() + ")";
        return loss.drawn()
                ? "lost: from " + Moment.words(loss.fromNanos()) + " to " + Moment.words(loss.toNanos()) + where
                : "nothing that was drawn is lost at " + Moment.words(loss.fromNanos()) + where;
    }
}
