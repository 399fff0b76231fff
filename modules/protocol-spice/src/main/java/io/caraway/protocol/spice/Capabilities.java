package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.BitSet;

/** A set of capability bits, as each side sends one for all channels and one for the channel at hand. Immutable. */
public final class Capabilities {
    /** Common: the client names the way it authenticates. */
    public static final int COMMON_AUTH_SELECTION = 0;

    /** Common: authentication by ticket. */
    public static final int COMMON_AUTH_SPICE = 1;

    /** Common: short message headers. */
    public static final int COMMON_MINI_HEADER = 3;

    /** Main: the server may send NAME and UUID. */
    public static final int MAIN_NAME_AND_UUID = 1;

    /** Main: AGENT_CONNECTED_TOKENS is known. */
    public static final int MAIN_AGENT_CONNECTED_TOKENS = 2;

    /** Display: the client takes frames of a stream that have another size. */
    public static final int DISPLAY_SIZED_STREAM = 0;

    /** Display: the client takes MONITORS_CONFIG. */
    public static final int DISPLAY_MONITORS_CONFIG = 1;

    /** Display: COMPOSITE is drawn. */
    public static final int DISPLAY_COMPOSITE = 2;

    /** Display: surfaces of alpha alone. */
    public static final int DISPLAY_A8_SURFACE = 3;

    /** Display: STREAM_ACTIVATE_REPORT and STREAM_REPORT are known. */
    public static final int DISPLAY_STREAM_REPORT = 4;

    /** Display: the client reads LZ4 images. */
    public static final int DISPLAY_LZ4 = 5;

    /** Display: the client may send PREFERRED_COMPRESSION. */
    public static final int DISPLAY_PREFERRED_COMPRESSION = 6;

    /** Display: the client says which codecs it reads. */
    public static final int DISPLAY_MULTI_CODEC = 8;

    /** Display: the client reads streams of JPEG frames. */
    public static final int DISPLAY_CODEC_MJPEG = 9;

    /** Display: the client may send PREFERRED_VIDEO_CODEC_TYPE. */
    public static final int DISPLAY_PREFERRED_VIDEO_CODEC = 12;

    /** Inputs: the client may send KEY_SCANCODE. */
    public static final int INPUTS_KEY_SCANCODE = 0;

    /** No capability at all. */
    public static final Capabilities NONE = new Capabilities(new BitSet());

    private final BitSet bits;

    private Capabilities(BitSet bits) {
        this.bits = bits;
    }

    /** The set of the given bits. */
    public static Capabilities of(int... bits) {
        BitSet set = new BitSet();
        for (int bit : bits) {
            set.set(bit);
        }
        return new Capabilities(set);
    }

    /** Whether a bit is set. */
    public boolean has(int bit) {
        return bits.get(bit);
    }

    /** Number of 32-bit words that hold all bits. */
    public int wordCount() {
        return (bits.length() + Integer.SIZE - 1) / Integer.SIZE;
    }

    /** Reads {@code words} 32-bit words. */
    public static Capabilities read(ByteReader in, int words) throws ProtocolException {
        BitSet set = new BitSet();
        for (int word = 0; word < words; word++) {
            int value = in.i32();
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                if ((value >>> bit & 1) != 0) {
                    set.set(word * Integer.SIZE + bit);
                }
            }
        }
        return new Capabilities(set);
    }

    /** Writes {@link #wordCount} words. */
    public void write(ByteWriter out) {
        for (int word = 0; word < wordCount(); word++) {
            int value = 0;
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                value |= bits.get(word * Integer.SIZE + bit) ? 1 << bit : 0;
            }
            out.i32(value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities capabilities && bits.equals(capabilities.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.toString();
    }
}
