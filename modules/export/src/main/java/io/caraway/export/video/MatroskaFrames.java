package io.caraway.export.video;

import io.caraway.export.Rate;
import io.caraway.export.Size;
import io.caraway.wire.ByteWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Raw pictures, each with its time, in the least of Matroska that tells both ("RFC 9559"). Belongs to the thread that exports.
 *
 * <p>Other ways to hand raw pictures over have no times, so that a second in which nothing happens is as much work as any other.
 *
 * <pre>
 * EBML head
 * Segment                  of unknown length
 *   Info                   unit of time
 *   Tracks                 one: V_UNCOMPRESSED, size, BGR0, time of a slot
 *   Cluster                one for each picture
 *     Timestamp
 *     SimpleBlock          track, 0, flags, pixels
 * </pre>
 */
final class MatroskaFrames {
    /** The unit of times. */
    private static final long UNIT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final int EBML = 0x1a45dfa3;
    private static final int DOC_TYPE = 0x4282;
    private static final int DOC_TYPE_VERSION = 0x4287;
    private static final int DOC_TYPE_READ_VERSION = 0x4285;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549a966;
    private static final int TIMESTAMP_SCALE = 0x2ad7b1;
    private static final int TRACKS = 0x1654ae6b;
    private static final int TRACK = 0xae;
    private static final int TRACK_NUMBER = 0xd7;
    private static final int TRACK_UID = 0x73c5;
    private static final int TRACK_TYPE = 0x83;
    private static final int DEFAULT_DURATION = 0x23e383;
    private static final int CODEC = 0x86;
    private static final int VIDEO = 0xe0;
    private static final int WIDTH = 0xb0;
    private static final int HEIGHT = 0xba;
    private static final int FOURCC = 0x2eb524;
    private static final int CLUSTER = 0x1f43b675;
    private static final int TIMESTAMP = 0xe7;
    private static final int SIMPLE_BLOCK = 0xa3;
    private static final int KEYFRAME = 0x80;
    private static final int TRACK_ONE = 0x81;

    private static final int LENGTH_BYTES = 8;
    private static final long LENGTH_MARK = 1L << 56;
    private static final int UNKNOWN_LENGTH = 0xff;
    private static final int BLOCK_HEAD_BYTES = 4;

    private final OutputStream out;
    private final byte[] fileHead;
    private boolean begun;

    /** Frames of that size; nothing is written yet. Each stays for a slot at least. */
    MatroskaFrames(OutputStream out, Size size, Rate rate) {
        this.out = out;
        ByteWriter head = ByteWriter.big();
        element(
                head,
                EBML,
                join(text(DOC_TYPE, "matroska"), number(DOC_TYPE_VERSION, 4), number(DOC_TYPE_READ_VERSION, 2)));
        id(head, SEGMENT);
        head.u8(UNKNOWN_LENGTH);
        element(head, INFO, number(TIMESTAMP_SCALE, UNIT_NANOS));
        byte[] video = join(number(WIDTH, size.width()), number(HEIGHT, size.height()), text(FOURCC, "BGR\0"));
        byte[] track = join(
                number(TRACK_NUMBER, 1),
                number(TRACK_UID, 1),
                number(TRACK_TYPE, 1),
                number(DEFAULT_DURATION, Math.round(rate.slotNanos())),
                text(CODEC, "V_UNCOMPRESSED"),
                element(VIDEO, video));
        element(head, TRACKS, element(TRACK, track));
        this.fileHead = head.toByteArray();
    }

    /** Writes a picture: 4 bytes for each pixel, blue first. */
    void write(long nanos, byte[] pixels) throws IOException {
        if (!begun) {
            out.write(fileHead);
            begun = true;
        }
        byte[] time = number(TIMESTAMP, Math.round((double) nanos / UNIT_NANOS));
        ByteWriter head = ByteWriter.big();
        long blockBytes = BLOCK_HEAD_BYTES + (long) pixels.length;
        id(head, CLUSTER);
        length(head, time.length + 1 + LENGTH_BYTES + blockBytes);
        head.bytes(time);
        id(head, SIMPLE_BLOCK);
        length(head, blockBytes);
        head.u8(TRACK_ONE).u16(0).u8(KEYFRAME);
        out.write(head.toByteArray());
        out.write(pixels);
    }

    private static byte[] number(int id, long value) {
        return element(id, ByteWriter.big().i64(value).toByteArray());
    }

    private static byte[] text(int id, String text) {
        return element(id, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] element(int id, byte[] content) {
        ByteWriter out = ByteWriter.big();
        element(out, id, content);
        return out.toByteArray();
    }

    private static void element(ByteWriter out, int id, byte[] content) {
        id(out, id);
        length(out, content.length);
        out.bytes(content);
    }

    /** An id holds its own length; it is written as it stands, without bytes that are 0 ahead of it. */
    private static void id(ByteWriter out, int id) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            if (id >>> shift != 0) {
                out.u8(id >>> shift & 0xff);
            }
        }
    }

    private static void length(ByteWriter out, long bytes) {
        out.i64(LENGTH_MARK | bytes);
    }

    private static byte[] join(byte[]... parts) {
        ByteWriter out = ByteWriter.big();
        for (byte[] part : parts) {
            out.bytes(part);
        }
        return out.toByteArray();
    }
}
