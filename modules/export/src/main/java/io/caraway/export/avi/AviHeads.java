package io.caraway.export.avi;

import io.caraway.export.Size;
import io.caraway.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The head of an AVI file of one video stream ("AVI RIFF File Reference"; "OpenDML AVI File Format Extensions", 1996).
 *
 * <pre>
 * RIFF AVI                          at most 1 GB
 *   LIST hdrl
 *     avih                          frames in this RIFF, size
 *     LIST strl
 *       strh  strf                  all frames, rate; size, codec
 *       indx                        where the index of each RIFF is
 *     LIST odml
 *       dmlh                        all frames
 *   LIST movi
 *     00dc 00dc 00dc ...            one frame each; without bytes: the one before stays
 *     ix00                          where they are, from the start of this RIFF
 *   idx1                            the same for old programs, from the start of movi
 * RIFF AVIX                         as often as needed
 *   LIST movi
 *     00dc 00dc 00dc ... ix00
 * </pre>
 *
 * @param size of the pictures
 * @param perSecond pictures a second
 */
record AviHeads(Size size, int perSecond) {
    /** Most parts of a file: 256 GB. */
    static final int PARTS_MAX = 256;

    /** Size of an entry of the index of indexes. */
    static final int PART_BYTES = 16;

    private static final int HEAD_BYTES = 8;
    private static final int AVIH_BYTES = 56;
    private static final int STRH_BYTES = 56;
    private static final int STRF_BYTES = 40;
    private static final int INDX_HEAD_BYTES = 24;
    private static final int INDX_BYTES = INDX_HEAD_BYTES + PARTS_MAX * PART_BYTES;
    private static final int DMLH_BYTES = 248;
    private static final int STRL_BYTES = 4 + 3 * HEAD_BYTES + STRH_BYTES + STRF_BYTES + INDX_BYTES;
    private static final int ODML_BYTES = 4 + HEAD_BYTES + DMLH_BYTES;
    private static final int HDRL_BYTES = 4 + 3 * HEAD_BYTES + AVIH_BYTES + STRL_BYTES + ODML_BYTES;

    private static final int HAS_INDEX = 0x10;
    private static final int BITS = 24;
    private static final long DEFAULT_QUALITY = 0xffff_ffffL;
    private static final int LONGS_OF_A_PART = 4;

    /** Offset of the first RIFF's list of frames. */
    static final int BYTES = HEAD_BYTES + 4 + HEAD_BYTES + HDRL_BYTES;

    /**
     * A part of a file.
     *
     * @param indexOffset offset of its index in the file
     * @param indexBytes size of its index
     * @param frames how many frames it holds
     */
    record Part(long indexOffset, int indexBytes, int frames) {}

    /**
     * What is known of a file when it is complete.
     *
     * @param riffBytes size of the first RIFF behind its own head
     * @param firstFrames frames in the first RIFF
     * @param frames frames in all
     * @param largestBytes size of the largest frame
     */
    record Totals(long riffBytes, long firstFrames, long frames, int largestBytes) {}

    /** The bytes before the first list of frames. */
    byte[] toBytes(Totals totals, Iterable<Part> parts, int partCount) {
        ByteWriter out = ByteWriter.little(BYTES);
        code(out, "RIFF").u32(totals.riffBytes());
        code(out, "AVI ");
        code(out, "LIST").u32(HDRL_BYTES);
        code(out, "hdrl");
        avih(out, totals);
        code(out, "LIST").u32(STRL_BYTES);
        code(out, "strl");
        strh(out, totals);
        strf(out);
        indx(out, parts, partCount);
        code(out, "LIST").u32(ODML_BYTES);
        code(out, "odml");
        code(out, "dmlh").u32(DMLH_BYTES).u32(totals.frames()).zeros(DMLH_BYTES - Integer.BYTES);
        return out.toByteArray();
    }

    private void avih(ByteWriter out, Totals totals) {
        code(out, "avih").u32(AVIH_BYTES);
        out.u32(TimeUnit.SECONDS.toMicros(1) / perSecond);
        out.u32(bytesPerSecond(totals)).u32(0).u32(HAS_INDEX);
        out.u32(totals.firstFrames()).u32(0).u32(1);
        out.u32(totals.largestBytes()).u32(size.width()).u32(size.height()).zeros(4 * Integer.BYTES);
    }

    /** What a player may have to read in a second at most. */
    private long bytesPerSecond(Totals totals) {
        return Math.min(Integer.MAX_VALUE, (long) totals.largestBytes() * perSecond);
    }

    private void strh(ByteWriter out, Totals totals) {
        code(out, "strh").u32(STRH_BYTES);
        code(out, "vids");
        code(out, "MJPG").u32(0).u32(0).u32(0);
        out.u32(1).u32(perSecond).u32(0).u32(totals.frames());
        out.u32(totals.largestBytes()).u32(DEFAULT_QUALITY).u32(0);
        out.u16(0).u16(0).u16(size.width()).u16(size.height());
    }

    private void strf(ByteWriter out) {
        code(out, "strf").u32(STRF_BYTES);
        out.u32(STRF_BYTES).u32(size.width()).u32(size.height()).u16(1).u16(BITS);
        code(out, "MJPG").u32(Math.min(Integer.MAX_VALUE, (long) size.width() * size.height() * BITS / Byte.SIZE));
        out.zeros(4 * Integer.BYTES);
    }

    private void indx(ByteWriter out, Iterable<Part> parts, int partCount) {
        code(out, "indx").u32(INDX_BYTES);
        out.u16(LONGS_OF_A_PART).u8(0).u8(0).u32(partCount);
        code(out, AviFile.FRAME).zeros(3 * Integer.BYTES);
        for (Part part : parts) {
            out.i64(part.indexOffset()).u32(part.indexBytes()).u32(part.frames());
        }
        out.zeros((PARTS_MAX - partCount) * PART_BYTES);
    }

    /** Writes a code of four letters. */
    static ByteWriter code(ByteWriter out, String letters) {
        return out.bytes(letters.getBytes(StandardCharsets.US_ASCII));
    }
}
