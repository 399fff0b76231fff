package io.caraway.export.avi;

import io.caraway.export.Size;
import io.caraway.wire.ByteWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An AVI file that is being written. Belongs to the thread that exports. */
final class AviFile implements Closeable {
    /*
     * Frames lie in parts, of which each is a RIFF of at most a gigabyte, so that old programs, which count in 32 bits, read the
     * first one as a file of its own. Of the present part the place of each frame is held, 8 bytes each. Sizes are written as 0
     * and put right when a part ends, so the file has to be one in which that can be done.
     */

    /** What a frame is called: compressed, of stream 0. */
    static final String FRAME = "00dc";

    /** Most bytes of a part, as OpenDML has it. */
    static final long PART_BYTES_MAX = 1L << 30;

    /** Most frames of a part. */
    static final int PART_FRAMES_MAX = 1 << 20;

    private static final int HEAD_BYTES = 8;
    private static final int IDX1_ENTRY_BYTES = 16;
    private static final int KEYFRAME = 0x10;
    private static final int NO_KEYFRAME = 1 << 31;
    private static final int INDEX_OF_CHUNKS = 1;
    private static final int INDEX_HEAD_BYTES = 24;
    private static final int LONGS_OF_A_CHUNK = 2;
    private static final int FIRST_FRAMES = 1 << 10;

    private final FileChannel file;
    private final AviHeads heads;
    private final long partBytesMax;
    private final List<AviHeads.Part> parts = new ArrayList<>();
    private long partOffset;
    private long moviOffset = AviHeads.BYTES;
    private long position;
    private int[] offsets = new int[FIRST_FRAMES];
    private int[] sizes = new int[FIRST_FRAMES];
    private int partFrames;
    private long firstFrames;
    private long firstRiffBytes;
    private long frames;
    private int largestBytes;

    /** A file without a frame; the channel is the file's from now on. */
    AviFile(FileChannel file, Size size, int perSecond, long partBytesMax) throws IOException {
        this.file = file;
        this.heads = new AviHeads(size, perSecond);
        this.partBytesMax = partBytesMax;
        write(heads.toBytes(new AviHeads.Totals(0, 0, 0, 0), parts, 0));
        beginFrames();
    }

    /** Adds a frame. */
    void frame(byte[] jpeg) throws IOException {
        chunk(jpeg);
        largestBytes = Math.max(largestBytes, jpeg.length);
    }

    /** Adds a frame that shows what the one before does. */
    void same() throws IOException {
        chunk(new byte[0]);
    }

    /** Writes what is known only now. */
    void end() throws IOException {
        endPart();
        AviHeads.Totals totals = new AviHeads.Totals(firstRiffBytes, firstFrames, frames, largestBytes);
        writeAt(0, heads.toBytes(totals, parts, parts.size()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void chunk(byte[] bytes) throws IOException {
        long indexBytes = (long) (partFrames + 1) * (LONGS_OF_A_CHUNK * Integer.BYTES + IDX1_ENTRY_BYTES);
        if (partFrames == PART_FRAMES_MAX
                || (partFrames > 0 && position - partOffset + bytes.length + indexBytes > partBytesMax)) {
            endPart();
            beginPart();
        }
        if (partFrames == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * partFrames);
            sizes = Arrays.copyOf(sizes, 2 * partFrames);
        }
        offsets[partFrames] = Math.toIntExact(position + HEAD_BYTES - partOffset);
        sizes[partFrames] = bytes.length;
        partFrames++;
        frames++;
        ByteWriter out = ByteWriter.little(HEAD_BYTES + bytes.length + 1);
        AviHeads.code(out, FRAME).u32(bytes.length).bytes(bytes).zeros(bytes.length % 2);
        write(out.toByteArray());
    }

    private void beginPart() throws IOException {
        if (parts.size() == AviHeads.PARTS_MAX) {
            throw new IOException("the video is longer than an AVI file can be: " + AviHeads.PARTS_MAX
                    + " GB; take another format, or a part of the recording");
        }
        partOffset = position;
        moviOffset = position + HEAD_BYTES + Integer.BYTES;
        partFrames = 0;
        ByteWriter out = ByteWriter.little();
        AviHeads.code(out, "RIFF").u32(0);
        AviHeads.code(out, "AVIX");
        write(out.toByteArray());
        beginFrames();
    }

    private void beginFrames() throws IOException {
        ByteWriter out = ByteWriter.little();
        AviHeads.code(out, "LIST").u32(0);
        AviHeads.code(out, "movi");
        write(out.toByteArray());
    }

    private void endPart() throws IOException {
        long indexOffset = position;
        byte[] index = index();
        write(index);
        size(moviOffset, position);
        boolean isFirst = parts.isEmpty();
        if (isFirst) {
            write(oldIndex());
            firstRiffBytes = position - HEAD_BYTES;
            firstFrames = partFrames;
        }
        size(partOffset, position);
        parts.add(new AviHeads.Part(indexOffset, index.length, partFrames));
    }

    /** Where the frames of a part lie, and how long they are. */
    private byte[] index() {
        int bytes = INDEX_HEAD_BYTES + partFrames * LONGS_OF_A_CHUNK * Integer.BYTES;
        ByteWriter out = ByteWriter.little(HEAD_BYTES + bytes);
        AviHeads.code(out, "ix00").u32(bytes);
        out.u16(LONGS_OF_A_CHUNK).u8(0).u8(INDEX_OF_CHUNKS).u32(partFrames);
        AviHeads.code(out, FRAME).i64(partOffset).u32(0);
        for (int i = 0; i < partFrames; i++) {
            out.i32(offsets[i]).i32(sizes[i] == 0 ? NO_KEYFRAME : sizes[i]);
        }
        return out.toByteArray();
    }

    /** The same as programs before OpenDML want it. */
    private byte[] oldIndex() {
        ByteWriter out = ByteWriter.little(HEAD_BYTES + partFrames * IDX1_ENTRY_BYTES);
        AviHeads.code(out, "idx1").u32((long) partFrames * IDX1_ENTRY_BYTES);
        int movi = Math.toIntExact(moviOffset - partOffset + HEAD_BYTES);
        for (int i = 0; i < partFrames; i++) {
            AviHeads.code(out, FRAME).u32(sizes[i] == 0 ? 0 : KEYFRAME);
            out.i32(offsets[i] - HEAD_BYTES - movi).i32(sizes[i]);
        }
        return out.toByteArray();
    }

    /** Puts the size of a RIFF or list right that ends at an offset. */
    private void size(long offset, long end) throws IOException {
        byte[] bytes = ByteWriter.little().u32(end - offset - HEAD_BYTES).toByteArray();
        writeAt(offset + Integer.BYTES, bytes);
    }

    private void write(byte[] bytes) throws IOException {
        writeAt(position, bytes);
        position += bytes.length;
    }

    private void writeAt(long offset, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer, offset + buffer.position());
        }
    }
}
