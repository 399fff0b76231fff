package io.caraway.protocol.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Head;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Messages of the display channel ("SPICE protocol, display channel"). */
public sealed interface DisplayMessage extends SpiceMessage {
    /** Client: INIT. */
    int CLIENT_INIT = 101;
    /** Client: PREFERRED_COMPRESSION. */
    int PREFERRED_COMPRESSION = 103;
    /** Client: PREFERRED_VIDEO_CODEC_TYPE. */
    int PREFERRED_VIDEO_CODEC = 105;

    /** Server: MARK, without a body. */
    int MARK = 102;
    /** Server: RESET, without a body. */
    int RESET = 103;
    /** Server: QUALITY_INDICATOR, which nobody uses. */
    int QUALITY_INDICATOR = 322;

    /** Surface flag: this is the desktop. */
    int SURFACE_PRIMARY = 1;

    /** Fails for a size that a surface cannot have. */
    private static void checkSize(ByteReader in, int width, int height) throws ProtocolException {
        if (!Surface.isAllowed(width, height)) {
            throw ProtocolException.field(
                    "surface", width + "x" + height, "at most " + Surface.AREA_MAX + " pixels", in.offset());
        }
    }

    /**
     * Server: the desktop comes to be, as very old servers say it.
     *
     * @param width columns
     * @param height rows
     * @param bits of a pixel: 16 or 32
     */
    record Mode(int width, int height, int bits) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 101;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Mode read(ByteReader in) throws ProtocolException {
            int width = in.u32("desktop width", 1, Surface.SIDE_MAX);
            int height = in.u32("desktop height", 1, Surface.SIDE_MAX);
            checkSize(in, width, height);
            int bits = in.u32("bits of a pixel", PixelFormat.RGB555.bits(), PixelFormat.XRGB32.bits());
            return new Mode(width, height, bits);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(width).u32(height).u32(bits);
        }

        /** What a pixel is: of all widths but 32 bits, RGB555. */
        public PixelFormat format() {
            return bits == PixelFormat.XRGB32.bits() ? PixelFormat.XRGB32 : PixelFormat.RGB555;
        }
    }

    /** Server: the desktop is black and not shown, all palettes are forgotten. */
    record Reset() implements DisplayMessage {
        @Override
        public int type() {
            return RESET;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /** Server: the desktop is complete, show it. */
    record Mark() implements DisplayMessage {
        @Override
        public int type() {
            return MARK;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /**
     * Server: a surface comes to be.
     *
     * @param id number of the surface
     * @param width columns
     * @param height rows
     * @param format what its pixels are
     * @param primary whether it is the desktop
     */
    record SurfaceCreate(int id, int width, int height, PixelFormat format, boolean primary) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 314;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SurfaceCreate read(ByteReader in) throws ProtocolException {
            int id = in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX);
            int width = in.u32("surface width", 1, Surface.SIDE_MAX);
            int height = in.u32("surface height", 1, Surface.SIDE_MAX);
            checkSize(in, width, height);
            int number = in.i32();
            PixelFormat format = PixelFormat.of(number)
                    .orElseThrow(() -> ProtocolException.field(
                            "surface format",
                            Integer.toUnsignedString(number),
                            "1, 8, 16, 32, 80 or 96",
                            in.offset() - Integer.BYTES));
            return new SurfaceCreate(id, width, height, format, (in.i32() & SURFACE_PRIMARY) != 0);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).u32(width).u32(height).u32(format.number()).u32(primary ? SURFACE_PRIMARY : 0);
        }
    }

    /**
     * Server: a surface is gone.
     *
     * @param id number of the surface
     */
    record SurfaceDestroy(int id) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 315;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SurfaceDestroy read(ByteReader in) throws ProtocolException {
            return new SurfaceDestroy(in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX));
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id);
        }
    }

    /**
     * Server: the monitors are these.
     *
     * @param heads the monitors
     */
    record MonitorsConfig(List<Head> heads) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 317;

        /** Copies the list. */
        public MonitorsConfig {
            heads = List.copyOf(heads);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body; a monitor without pixels is left out. */
        public static MonitorsConfig read(ByteReader in) throws ProtocolException {
            int count = in.u16("monitors", 0, Head.COUNT_MAX);
            in.u16();
            List<Head> heads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int id = in.u32("monitor id", 0, Head.COUNT_MAX - 1);
                int surface = in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX);
                int width = in.u32("monitor width", 0, Surface.SIDE_MAX);
                int height = in.u32("monitor height", 0, Surface.SIDE_MAX);
                int x = in.i32("monitor x", 0, Surface.SIDE_MAX);
                int y = in.i32("monitor y", 0, Surface.SIDE_MAX);
                in.u32();
                if (width > 0 && height > 0) {
                    heads.add(new Head(id, surface, Rect.of(x, y, width, height)));
                }
            }
            return new MonitorsConfig(heads);
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(heads.size()).u16(heads.size());
            for (Head head : heads) {
                out.u32(head.id()).u32(head.surfaceId());
                out.u32(head.area().width()).u32(head.area().height());
                out.u32(head.area().left()).u32(head.area().top()).u32(0);
            }
        }
    }

    /**
     * Client: the first message, telling the size of its caches.
     *
     * @param pixmapCacheId which cache
     * @param pixmapCacheSize its size in pixels
     * @param glzDictionaryId which dictionary
     * @param glzWindowSize its window in pixels
     */
    record ClientInit(int pixmapCacheId, long pixmapCacheSize, int glzDictionaryId, int glzWindowSize)
            implements DisplayMessage {
        @Override
        public int type() {
            return CLIENT_INIT;
        }

        /** Reads the body. */
        public static ClientInit read(ByteReader in) throws ProtocolException {
            return new ClientInit(in.u8(), in.i64(), in.u8(), in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(pixmapCacheId).i64(pixmapCacheSize).u8(glzDictionaryId).i32(glzWindowSize);
        }
    }

    /**
     * Client: asks for one way to compress images.
     *
     * @param compression number of a {@link Compression}
     */
    record PreferredCompression(int compression) implements DisplayMessage {
        @Override
        public int type() {
            return PREFERRED_COMPRESSION;
        }

        /** Reads the body. */
        public static PreferredCompression read(ByteReader in) throws ProtocolException {
            return new PreferredCompression(in.u8());
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(compression);
        }
    }

    /**
     * Client: names the codecs of video that it wants, best first.
     *
     * @param codecs numbers of codecs
     */
    record PreferredVideoCodec(List<Integer> codecs) implements DisplayMessage {
        /** Copies the list, and checks its length. */
        public PreferredVideoCodec {
            codecs = List.copyOf(codecs);
            if (codecs.size() > COUNT_MAX) {
                throw new IllegalArgumentException("codecs: " + codecs.size() + " (expected: 0.." + COUNT_MAX + ")");
            }
        }

        private static final int COUNT_MAX = 255;

        @Override
        public int type() {
            return PREFERRED_VIDEO_CODEC;
        }

        /** Reads the body. */
        public static PreferredVideoCodec read(ByteReader in) throws ProtocolException {
            int count = in.u8();
            List<Integer> codecs = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                codecs.add(in.u8());
            }
            return new PreferredVideoCodec(codecs);
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(codecs.size());
            codecs.forEach(out::u8);
        }
    }

    /** The values of {@link PreferredCompression}. */
    enum Compression {
        /** Not at all. */
        OFF(1),
        /** QUIC or GLZ, as fits the picture. */
        AUTO_GLZ(2),
        /** QUIC or LZ, as fits the picture. */
        AUTO_LZ(3),
        /** QUIC. */
        QUIC(4),
        /** GLZ. */
        GLZ(5),
        /** LZ. */
        LZ(6),
        /** LZ4. */
        LZ4(7);

        private final int number;

        Compression(int number) {
            this.number = number;
        }

        /** The number on the wire. */
        public int number() {
            return number;
        }
    }
}
