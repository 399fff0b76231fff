package io.caraway.images.jpeg;

import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * What the segments of a JPEG file say of it ("ITU T.81, annex B").
 *
 * <pre>
 * FF D8                                                        start
 * FF marker, u16 length of itself and what follows, contents   any number of these, most significant byte first
 *     E0  "JFIF" 0 ...                                         colours are Y Cb Cr
 *     EE  "Adobe", 6 bytes, u8 transform                       colours are R G B if that is 0
 *     C0, C1, C2  u8 bits, u16 height, u16 width, u8 components, 3 bytes each of which the first is its name
 *     DA  ...                                                  followed by data, in which FF is followed by 00 or D0..D7
 * FF D9                                                        end
 * </pre>
 *
 * @param components 1, grey, or 3
 * @param luminance whether three components are Y Cb Cr, not R G B
 */
record JpegHeader(int components, boolean luminance) {
    /*
     * The libraries would find all this themselves, but one after the other: some of it only when memory has been taken and
     * time has been spent. So the file is walked through once before, without decoding anything. Each step goes forward, and
     * nothing is passed over in search of a marker but the data of a scan, so it costs the length of the file at the most.
     *
     * Which colours the components are is decided as the libraries do when nobody tells them.
     */

    /** A file in many passes costs the time of as many pictures; progressive ones have about ten. */
    static final int SCANS_MAX = 64;

    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int RESTART_FIRST = 0xd0;
    private static final int RESTART_LAST = 0xd7;
    private static final int FRAME_BASELINE = 0xc0;
    private static final int FRAME_PROGRESSIVE = 0xc2;
    private static final int FRAME_LAST = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int ARITHMETIC_TABLES = 0xcc;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;

    private static final int SEGMENT_BYTES_MAX = 0xffff;
    private static final int COMPONENTS_MAX = 3;
    private static final int COMPONENT_BYTES = 3;
    private static final int JFIF_BYTES_MIN = 14;
    private static final int ADOBE_BYTES_MIN = 12;
    private static final byte[] JFIF_NAME = {'J', 'F', 'I', 'F', 0};
    private static final byte[] ADOBE_NAME = {'A', 'd', 'o', 'b', 'e'};
    private static final int ADOBE_TRANSFORM_AT = 11;
    private static final int RGB_NAMES = ('R' << (2 * Byte.SIZE)) | ('G' << Byte.SIZE) | 'B';

    /**
     * Walks through a file.
     *
     * @throws ProtocolException unless it goes on to its end, is of that size and of a kind that is read: 8 bits, one or three
     *     components, Huffman codes, at most {@link #SCANS_MAX} scans
     */
    static JpegHeader read(byte[] bytes, int width, int height) throws ProtocolException {
        if ((long) width * height > Surface.AREA_MAX) {
            throw new ProtocolException(
                    "JPEG picture: " + width + "x" + height + " (expected: at most " + Surface.AREA_MAX + " pixels)");
        }
        return new Walk(bytes, width, height).read();
    }

    /** The state of one walk. */
    private static final class Walk {
        private final byte[] bytes;
        private final ByteReader in;
        private final int width;
        private final int height;
        private int components;
        private int names;
        private int scans;
        private boolean jfif;
        private boolean adobeRgb;
        private boolean adobe;

        Walk(byte[] bytes, int width, int height) {
            this.bytes = bytes;
            this.in = ByteReader.big(bytes);
            this.width = width;
            this.height = height;
        }

        JpegHeader read() throws ProtocolException {
            int start = marker();
            if (start != START) {
                throw unexpected(start, hex(START));
            }
            for (int marker = marker(); marker != END; marker = marker()) {
                segment(marker);
            }
            if (scans == 0) {
                throw unexpected(END, "a scan before it");
            }
            return new JpegHeader(components, isLuminance());
        }

        private int marker() throws ProtocolException {
            in.u8("JPEG marker", MARK, MARK);
            int marker;
            do {
                marker = in.u8();
            } while (marker == MARK);
            return marker;
        }

        private void segment(int marker) throws ProtocolException {
            if (marker < FRAME_BASELINE || (marker >= RESTART_FIRST && marker <= START)) {
                throw unexpected(marker, "one that begins a segment");
            }
            int length = in.u16("JPEG segment bytes", Short.BYTES, SEGMENT_BYTES_MAX);
            ByteReader segment = in.slice(length - Short.BYTES);
            if (marker == SCAN) {
                scan();
            } else if (marker <= FRAME_LAST && marker != HUFFMAN_TABLES && marker != ARITHMETIC_TABLES) {
                frame(marker, segment);
            } else if (marker == JFIF) {
                jfif |= segment.remaining() >= JFIF_BYTES_MIN && startsWith(segment, JFIF_NAME);
            } else if (marker == ADOBE && segment.remaining() >= ADOBE_BYTES_MIN && startsWith(segment, ADOBE_NAME)) {
                adobe = true;
                segment.seek(ADOBE_TRANSFORM_AT);
                adobeRgb = segment.u8() == 0;
            }
        }

        private void frame(int marker, ByteReader segment) throws ProtocolException {
            if (marker > FRAME_PROGRESSIVE) {
                throw unexpected(marker, "a frame of Huffman codes, 0xc0..0xc2");
            }
            if (components != 0) {
                throw unexpected(marker, "one frame");
            }
            segment.u8("JPEG bits", Byte.SIZE, Byte.SIZE);
            segment.u16("JPEG height", height, height);
            segment.u16("JPEG width", width, width);
            components = segment.u8("JPEG components", 1, COMPONENTS_MAX);
            if (components == 2) {
                throw new ProtocolException("JPEG components: 2 (expected: 1 or 3)");
            }
            for (int i = 0; i < components; i++) {
                names = (names << Byte.SIZE) | segment.u8();
                segment.skip(COMPONENT_BYTES - 1);
            }
            segment.requireEnd();
        }

        private void scan() throws ProtocolException {
            scans++;
            if (components == 0) {
                throw unexpected(SCAN, "a frame before it");
            }
            if (scans > SCANS_MAX) {
                throw new ProtocolException("JPEG scans: " + scans + " (expected: at most " + SCANS_MAX + ")");
            }
            int at = in.offset();
            while (at + 1 < bytes.length && !isMarker(at)) {
                at++;
            }
            in.seek(at);
        }

        private boolean isMarker(int at) {
            if (bytes[at] != (byte) MARK) {
                return false;
            }
            int next = Byte.toUnsignedInt(bytes[at + 1]);
            return next != 0 && (next < RESTART_FIRST || next > RESTART_LAST);
        }

        private boolean isLuminance() {
            if (jfif) {
                return true;
            }
            return adobe ? !adobeRgb : names != RGB_NAMES;
        }

        private ProtocolException unexpected(int marker, String expected) {
            return ProtocolException.field("JPEG marker", hex(marker), expected, in.offset() - 1);
        }

        private static boolean startsWith(ByteReader segment, byte[] name) throws ProtocolException {
            for (byte letter : name) {
                if (segment.u8() != letter) {
                    return false;
                }
            }
            return true;
        }

        private static String hex(int marker) {
            return "0x" + Integer.toHexString(marker);
        }
    }
}
