package io.caraway.drawing.stroke;

/** Takes the pixels of a line, row piece by row piece, in the order they are drawn. */
@FunctionalInterface
public interface SpanSink {
    /** {@code width} pixels, at least 1, of row {@code y}, of which {@code x} is the leftmost. */
    void span(int x, int y, int width);
}
