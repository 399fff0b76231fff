package io.caraway.drawing.stroke;

/** Draws figures of straight lines, given point by point. */
interface Polyline {
    /** The next point of the figure, in pixels. */
    void add(int x, int y);

    /** The figure ends; the next point begins another. */
    void end();
}
