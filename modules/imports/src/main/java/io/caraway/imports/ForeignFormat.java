package io.caraway.imports;

import io.caraway.imports.fbs.FbsRecording;
import io.caraway.imports.qxl.QxlRecording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The recordings of other programs that can be read, told apart by their first bytes. */
public enum ForeignFormat {
    /** What spice-server writes down of its guest's commands. */
    QXL("recording of spice-server (QXL commands)", QxlRecording.MAGIC),
    /** What a VNC proxy writes down of what a server sent. */
    FBS("recording of a VNC proxy (FBS)", FbsRecording.MAGIC);

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER_BYTES = 1 << 16;

    private final String words;
    private final String magic;

    ForeignFormat(String words, String magic) {
        this.words = words;
        this.magic = magic;
    }

    /** What it is, for whoever reads a message. */
    public String words() {
        return words;
    }

    /**
     * Looks at the first bytes of what may be a recording, as it is or packed by gzip.
     *
     * @return nothing if it is none that can be read
     */
    public static Optional<Found> find(InputStream in) throws IOException {
        InputStream unpacked = unpacked(in);
        for (ForeignFormat format : values()) {
            if (begins(unpacked, format.magic)) {
                return Optional.of(new Found(format, format.open(unpacked)));
            }
        }
        return Optional.empty();
    }

    private ForeignRecording open(InputStream in) {
        return switch (this) {
            case QXL -> new QxlRecording(in);
            case FBS -> new FbsRecording(in);
        };
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in, BUFFER_BYTES);
        raw.mark(2);
        boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
        raw.reset();
        return packed ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES) : raw;
    }

    private static boolean begins(InputStream in, String magic) throws IOException {
        byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
        in.mark(expected.length);
        byte[] found = in.readNBytes(expected.length);
        in.reset();
        return Arrays.equals(found, expected);
    }

    /**
     * A recording whose format is known.
     *
     * @param format its format
     * @param recording the recording, at its start; closing it closes the stream
     */
    public record Found(ForeignFormat format, ForeignRecording recording) {}
}
