package io.caraway.app.demo;

/** The colours of the demo desktop, 0x00RRGGBB. */
final class Theme {
    static final int SKY_TOP = 0x14303F;
    static final int SKY_BOTTOM = 0x3F7F78;
    static final int SEED = 0xE8C27A;

    static final int WINDOW_EDGE = 0x0D1B22;
    static final int TITLE_TOP = 0x3A8A86;
    static final int TITLE_BOTTOM = 0x256A6B;
    static final int TITLE_LIGHT = 0x6DB5AE;
    static final int TITLE_TEXT = 0xFFFFFF;
    static final int TITLE_SHADE = 0x1B3A40;
    static final int TITLE_TOP_BEHIND = 0x4B5F68;
    static final int TITLE_BOTTOM_BEHIND = 0x3C4D55;
    static final int TITLE_LIGHT_BEHIND = 0x6B7F88;
    static final int TITLE_TEXT_BEHIND = 0xC3CDD2;

    static final int BAR_TOP = 0x1E2E37;
    static final int BAR_BOTTOM = 0x131F26;
    static final int BAR_LIGHT = 0x3C525E;
    static final int BAR_TEXT = 0xD8E2E6;
    static final int BAR_BUTTON = 0x2A3D47;
    static final int BAR_BUTTON_ACTIVE = 0x2B6E70;
    static final int BRAND = 0xF0CF8E;

    static final int TERMINAL = 0x10171C;
    static final int TERMINAL_TEXT = 0xC9D5DA;
    static final int TERMINAL_FIGURES = 0x7FA9C4;
    static final int TERMINAL_PROMPT = 0x8FD18A;
    static final int TERMINAL_TYPED = 0xF4E3B5;

    static final int PANEL = 0xF2EFE6;
    static final int PANEL_TEXT = 0x33434A;
    static final int TROUGH = 0xD9D5C8;

    private Theme() {}

    /** The round buttons of the window in front, from the right. */
    static int[] buttons() {
        return new int[] {0xE2725B, 0xF0C05A, 0x8CC084};
    }

    /** The same of a window behind. */
    static int[] buttonsBehind() {
        return new int[] {0x70828B, 0x70828B, 0x70828B};
    }
}
