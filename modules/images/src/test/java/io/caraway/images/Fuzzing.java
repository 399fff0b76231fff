package io.caraway.images;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;

/** What every reader owes to any bytes: a picture of the asked size, or a {@link ProtocolException}. */
public final class Fuzzing {
    /** Largest side: enough for every rule, small enough for many runs a second. */
    private static final int SIDE_MAX = 48;

    private Fuzzing() {}

    /** A reader of a picture. */
    public interface Reader {
        /** Reads a picture of that size. */
        Pixels read(byte[] bytes, int width, int height) throws ProtocolException;
    }

    /** Any other reading. */
    public interface Reading {
        /** Reads. */
        void run() throws ProtocolException;
    }

    /** Gives a reader a size and all bytes that are left. */
    public static void read(FuzzedDataProvider data, Reader reader) {
        int height = data.consumeInt(1, SIDE_MAX);
        int width = data.consumeInt(1, SIDE_MAX);
        byte[] bytes = data.consumeRemainingAsBytes();
        survives(() -> {
            Pixels pixels = reader.read(bytes, width, height);
            if (pixels.width() != width || pixels.height() != height) {
                throw new AssertionError("size: " + pixels.bounds() + " (expected: " + width + "x" + height + ")");
            }
            int mask = pixels.format().mask();
            for (int value : pixels.values()) {
                if ((value & ~mask) != 0) {
                    throw new AssertionError("pixel: " + Integer.toHexString(value) + " of " + pixels.format());
                }
            }
        });
    }

    /** Whatever a reading ends in, it is nothing but a {@link ProtocolException}. */
    public static void survives(Reading reading) {
        try {
            reading.run();
        } catch (ProtocolException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("a fault without a word", e);
            }
        }
    }
}
