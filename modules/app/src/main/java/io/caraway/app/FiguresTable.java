package io.caraway.app;

import io.caraway.display.DisplayFigures;
import io.caraway.drawing.Operation;
import java.util.Locale;

/** What a display was drawn and sent, as lines to read. */
final class FiguresTable {
    private FiguresTable() {}

    /** The table, with a line end behind each line. */
    static String of(int number, DisplayFigures figures) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, "Display %d%n", number));
        line(table, "drawing", "came", "sent to viewers as it is");
        for (Operation.Type type : Operation.Type.values()) {
            long drawn = figures.drawn().getOrDefault(type, 0L);
            long sent = figures.sent().getOrDefault(type, 0L);
            if (drawn + sent > 0) {
                line(table, type.name().toLowerCase(Locale.ROOT), drawn, sent);
            }
        }
        table.append(String.format(
                Locale.ROOT,
                "Sent as pixels: %,d pictures to viewers who joined, %,d pieces to those who lagged or could not draw,%n"
                        + "%,d pieces again for exactness, %,d frames of video.%n",
                figures.presents(),
                figures.pieces(),
                figures.repairs(),
                figures.frames()));
        DisplayFigures.ImageFigures images = figures.images();
        table.append(String.format(
                Locale.ROOT,
                "Images that came: %,d encoded, %,d of which encoded again; %,d as pixels.%n"
                        + "Encoded here: %,d of those pixels, %,d pieces of the desktop.%n"
                        + "Images sent: %,d as they came, %,d encoded here, %,d that the viewer had.%n",
                images.cameEncoded(),
                images.encodedAgain(),
                images.cameAsPixels(),
                images.encodedPixels(),
                images.encodedPieces(),
                images.sentAsTheyCame(),
                images.sentEncodedHere(),
                images.sentFromCache()));
        return table.toString();
    }

    private static void line(StringBuilder table, Object name, Object came, Object sent) {
        table.append(String.format(Locale.ROOT, "  %-12s %12s  %s%n", name, number(came), number(sent)));
    }

    private static String number(Object value) {
        return value instanceof Long count ? String.format(Locale.ROOT, "%,d", count) : String.valueOf(value);
    }
}
