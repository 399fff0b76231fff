package io.caraway.images.quic;

/**
 * The coding of pixels along a row, in the steps that {@link QuicSchedule} asks for.
 *
 * @param <E> what is thrown when the bits to read are damaged
 */
interface QuicSpans<E extends Exception> {
    /** Most pixels of a span: as many as may lie between two updates, and the one that updates. */
    int PIXELS_MAX = QuicSchedule.WAIT_MAX + 1;

    /** A pixel in front of which a run may begin has at least this many before it. */
    int RUN_FROM = 3;

    /** Goes to the row {@code y} and codes its first pixel. */
    void first(int y) throws E;

    /**
     * Codes pixels {@code from..to-1}, or those before the first one where a run may begin.
     *
     * @param noRunAt the place where no run may begin
     * @return {@code to}, or the place of the run
     */
    int span(int from, int to, int noRunAt) throws E;

    /** Codes how many pixels from {@code from} on, not beyond {@code end}, repeat the one before; the place behind them. */
    int run(int from, int end) throws E;

    /** Learns from the symbols of the pixel at {@code x}, which was coded last. */
    void update(int x, int trigger);
}
