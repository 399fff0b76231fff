package io.caraway.app.bench;

import java.util.Map;

/** The names of the messages of a display channel ("SPICE protocol, display channel"). */
final class MessageName {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "MIGRATE"),
            Map.entry(2, "MIGRATE_DATA"),
            Map.entry(5, "WAIT_FOR_CHANNELS"),
            Map.entry(6, "DISCONNECTING"),
            Map.entry(7, "NOTIFY"),
            Map.entry(8, "LIST"),
            Map.entry(101, "MODE"),
            Map.entry(102, "MARK"),
            Map.entry(103, "RESET"),
            Map.entry(104, "COPY_BITS"),
            Map.entry(105, "INVAL_LIST"),
            Map.entry(106, "INVAL_ALL_PIXMAPS"),
            Map.entry(107, "INVAL_PALETTE"),
            Map.entry(108, "INVAL_ALL_PALETTES"),
            Map.entry(122, "STREAM_CREATE"),
            Map.entry(123, "STREAM_DATA"),
            Map.entry(124, "STREAM_CLIP"),
            Map.entry(125, "STREAM_DESTROY"),
            Map.entry(126, "STREAM_DESTROY_ALL"),
            Map.entry(302, "DRAW_FILL"),
            Map.entry(303, "DRAW_OPAQUE"),
            Map.entry(304, "DRAW_COPY"),
            Map.entry(305, "DRAW_BLEND"),
            Map.entry(306, "DRAW_BLACKNESS"),
            Map.entry(307, "DRAW_WHITENESS"),
            Map.entry(308, "DRAW_INVERS"),
            Map.entry(309, "DRAW_ROP3"),
            Map.entry(310, "DRAW_STROKE"),
            Map.entry(311, "DRAW_TEXT"),
            Map.entry(312, "DRAW_TRANSPARENT"),
            Map.entry(313, "DRAW_ALPHA_BLEND"),
            Map.entry(314, "SURFACE_CREATE"),
            Map.entry(315, "SURFACE_DESTROY"),
            Map.entry(316, "STREAM_DATA_SIZED"),
            Map.entry(317, "MONITORS_CONFIG"),
            Map.entry(318, "DRAW_COMPOSITE"),
            Map.entry(319, "STREAM_ACTIVATE_REPORT"),
            Map.entry(322, "QUALITY_INDICATOR"),
            Map.entry(MessageTally.OTHER, "(others)"));

    private MessageName() {}

    /** The name, or the number where there is none. */
    static String of(int type) {
        return NAMES.getOrDefault(type, Integer.toString(type));
    }
}
