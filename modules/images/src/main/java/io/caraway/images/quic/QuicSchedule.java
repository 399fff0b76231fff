package io.caraway.images.quic;

import java.util.HexFormat;

/** The way through the rows of a picture, the same for its reader and its writer: when to learn, when to try a run. */
final class QuicSchedule {
    /*
     * Learning costs more than coding, so after each pixel that taught something a number of pixels only uses it. That number
     * is random, from a fixed table, below a bound that doubles for each 2048 pixels up to 64. Where it changes in the middle
     * of a row the row is split in segments. A wait goes on over the ends of segments and rows; a run does not shorten it.
     */

    /** Most pixels between two that teach. */
    static final int WAIT_MAX = 63;

    private static final int STEP_LAST = 6;
    private static final int STEP_PIXELS = 2048;
    private static final int SEED_MASK = 0xff;
    private static final int[] TRIGGERS = {110, 550, 900, 800, 550, 400, 350};
    private static final byte[] RANDOM = HexFormat.of()
            .parseHex("021713150712280e0c202f2c2406120b04132a1d103f39331003050e0f1e1409"
                    + "242d03393d000805290e2b1b2b3b1f23273c2a260d363e011a030b3d34220730"
                    + "043b160c160832040a062c080b2e1f333511012b2e3c24360a1b272c16291702"
                    + "2c0028352830102b201c210c1402383e373a12140d37261d391331212f3f3b00"
                    + "233d13192e263c0423011a281c0a050e19123031143b3e222e072134223a091d"
                    + "08373e3c2524253206030a1c30181a3d391e0b360206322f07112335200c1711"
                    + "05153137332d341b2719273f16182a343826292938200d181a331b383a25182a"
                    + "0f1c111e1f0f101719362122011d1f323515310f2f09003a252d1e0d092d3f15");

    private int step;
    private int stepPixels = STEP_PIXELS;
    private int seed = SEED_MASK;
    private int wait;

    /** Codes row {@code y}. */
    <E extends Exception> void row(QuicSpans<E> spans, int y, int width) throws E {
        int x = 0;
        while (step < STEP_LAST && stepPixels <= width - x) {
            if (stepPixels > 0) {
                segment(spans, y, x, x + stepPixels);
                x += stepPixels;
            }
            step++;
            stepPixels = STEP_PIXELS;
        }
        if (x < width) {
            segment(spans, y, x, width);
            if (step < STEP_LAST) {
                stepPixels -= width - x;
            }
        }
    }

    private <E extends Exception> void segment(QuicSpans<E> spans, int y, int from, int end) throws E {
        int x = from;
        if (x == 0) {
            spans.first(y);
            if (wait > 0) {
                wait--;
            } else {
                wait = nextWait();
                spans.update(0, TRIGGERS[step]);
            }
            x = 1;
        }
        int stop = x + wait;
        int runAt = 0;
        while (true) {
            int to = Math.min(stop + 1, end);
            int at = spans.span(x, to, runAt);
            if (at < to) {
                runAt = at;
                wait = stop - at;
                x = spans.run(at, end);
                if (x == end) {
                    return;
                }
                stop = x + wait;
            } else if (stop < end) {
                spans.update(stop, TRIGGERS[step]);
                x = stop + 1;
                stop = x + nextWait();
            } else {
                wait = stop - end;
                return;
            }
        }
    }

    private int nextWait() {
        seed = (seed + 1) & SEED_MASK;
        return RANDOM[seed] & ((1 << step) - 1);
    }
}
