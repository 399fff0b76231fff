package io.caraway.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.Random;

/** What a reader must do with bytes that nobody wrote properly: give a picture of the size asked for, or refuse. */
public final class Damage {
    private Damage() {}

    /** A reader under test. */
    public interface Reader {
        /** Reads pixels. */
        int[] read(byte[] bytes, int width, int height) throws ProtocolException;
    }

    /** Cuts {@code bytes} at each place; none of the pieces may pass for the whole. */
    public static void refusesEveryCut(Reader reader, byte[] bytes, Picture picture) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reader.read(cut, picture.width(), picture.height()))
                    .as("%s cut after %d of %d bytes", picture, length, bytes.length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    /** Puts another value in each place, one at a time. */
    public static void survivesEveryChangedByte(Reader reader, byte[] bytes, Picture picture, long seed) {
        Random random = new Random(seed);
        for (int at = 0; at < bytes.length; at++) {
            for (int value : new int[] {0, 0x7f, 0xff, bytes[at] ^ 1, random.nextInt(256)}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                survives(reader, changed, picture, "byte " + at + " set to " + (value & 0xff) + ", seed " + seed);
            }
        }
    }

    /** Puts bytes at random behind the first {@code kept} of {@code bytes}. */
    public static void survivesNoise(Reader reader, byte[] bytes, int kept, Picture picture, long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            byte[] noise = new byte[kept + random.nextInt(400)];
            random.nextBytes(noise);
            System.arraycopy(bytes, 0, noise, 0, kept);
            survives(reader, noise, picture, "round " + round + ", seed " + seed);
        }
    }

    private static void survives(Reader reader, byte[] bytes, Picture picture, String how) {
        try {
            int[] pixels = reader.read(bytes, picture.width(), picture.height());
            assertThat(pixels).as("%s, %s", picture, how).hasSize(picture.width() * picture.height());
        } catch (ProtocolException e) {
            assertThat(e)
                    .as("%s, %s", picture, how)
                    .hasMessageContaining("expected")
                    .hasNoCause();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(picture + ", " + how, e);
        }
    }
}
