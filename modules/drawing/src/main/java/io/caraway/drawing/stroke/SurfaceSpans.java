package io.caraway.drawing.stroke;

/**
 * Passes on what lies on the surface.
 *
 * @param width columns of the surface
 * @param height rows
 * @param sink takes it
 */
record SurfaceSpans(int width, int height, SpanSink sink) {
    /** {@code length} pixels from {@code x}, {@code y} to the right; they may lie anywhere. */
    void span(long x, long y, long length) {
        if (y < 0 || y >= height) {
            return;
        }
        long left = Math.max(x, 0);
        long right = Math.min(x + length, width);
        if (left < right) {
            sink.span((int) left, (int) y, (int) (right - left));
        }
    }
}
