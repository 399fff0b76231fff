package io.caraway.app.demo;

import io.caraway.drawing.CursorShape;
import java.util.List;

/** The pointer's picture: an arrow, white with a dark edge. */
final class Arrow {
    private static final int EDGE = 0xFF14212A;
    private static final int INSIDE = 0xFFFFFFFF;
    private static final int SOFT = 0x50000000;

    /** One letter a pixel: edge, inside, shadow. */
    private static final List<String> ROWS = List.of(
            "e............",
            "ee...........",
            "eie..........",
            "eiie.........",
            "eiiie........",
            "eiiiie.......",
            "eiiiiie......",
            "eiiiiiie.....",
            "eiiiiiiie....",
            "eiiiiiiiie...",
            "eiiiiiiiiie..",
            "eiiiiiieeees.",
            "eiiieiiesssss",
            "eiiseeiie....",
            "eiess.eiies..",
            "ees...eiies..",
            "es.....eiies.",
            "s......eiies.",
            "........eess.",
            ".........ss..");

    private Arrow() {}

    /** The shape; its hot spot is the tip. */
    static CursorShape shape() {
        int width = ROWS.get(0).length();
        int[] argb = new int[width * ROWS.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = switch (ROWS.get(i / width).charAt(i % width)) {
                case 'e' -> EDGE;
                case 'i' -> INSIDE;
                case 's' -> SOFT;
                default -> 0;
            };
        }
        return new CursorShape(width, ROWS.size(), 0, 0, argb);
    }
}
