package io.caraway.display;

/**
 * What the rest of the program knows of a display. Immutable.
 *
 * @param width columns of the desktop, 0 while there is none
 * @param height rows of the desktop, 0 while there is none
 * @param title its name, maybe empty
 */
public record DisplayInfo(int width, int height, String title) {
    /** A display on which nothing was drawn yet. */
    public static final DisplayInfo NONE = new DisplayInfo(0, 0, "");
}
