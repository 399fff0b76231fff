package io.caraway.protocol.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Head;
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

    /** Server: INVAL_ALL_PALETTES, without a body. */
    int INVAL_ALL_PALETTES = 108;
    /** Server: MARK, without a body. */
    int MARK = 102;

    /** Plain copy: ROP PUT. */
    int ROP_PUT = 8;

    /** Surface format xRGB, 32 bits. */
    int FORMAT_XRGB32 = 32;
    /** Surface flag: this is the desktop. */
    int SURFACE_PRIMARY = 1;

    /** Writes the part that every drawing message begins with: surface, box, no clip. */
    private static void writeBase(ByteWriter out, int surfaceId, Rect box) {
        out.u32(surfaceId);
        writeRect(out, box);
        out.u8(0);
    }

    private static void writeRect(ByteWriter out, Rect rect) {
        out.i32(rect.top()).i32(rect.left()).i32(rect.bottom()).i32(rect.right());
    }

    private static Rect readRect(ByteReader in) throws ProtocolException {
        int top = in.i32();
        int left = in.i32();
        int bottom = in.i32();
        int right = in.i32();
        if (right < left || bottom < top) {
            throw ProtocolException.field(
                    "rectangle", left + "," + top + ".." + right + "," + bottom, "no negative side", in.offset());
        }
        return new Rect(left, top, right, bottom);
    }

    private static void readNoClip(ByteReader in) throws ProtocolException {
        in.u8("clip type", 0, 0);
    }

    /** Writes a mask that masks nothing: flags, position, no image. */
    private static void writeNoMask(ByteWriter out) {
        out.u8(0).i32(0).i32(0).u32(0);
    }

    /** Server: forget all palettes. */
    record InvalAllPalettes() implements DisplayMessage {
        @Override
        public int type() {
            return INVAL_ALL_PALETTES;
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
     * @param primary whether it is the desktop
     */
    record SurfaceCreate(int id, int width, int height, boolean primary) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 314;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SurfaceCreate read(ByteReader in) throws ProtocolException {
            int id = in.i32();
            int width = in.i32();
            int height = in.i32();
            in.u32("surface format", FORMAT_XRGB32, FORMAT_XRGB32);
            return new SurfaceCreate(id, width, height, (in.i32() & SURFACE_PRIMARY) != 0);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).u32(width).u32(height).u32(FORMAT_XRGB32).u32(primary ? SURFACE_PRIMARY : 0);
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
            return new SurfaceDestroy(in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id);
        }
    }

    /**
     * Server: pixels of a surface are copied on it.
     *
     * @param surfaceId the surface
     * @param box where they go
     * @param srcX column of the pixel that goes to the upper left corner
     * @param srcY its row
     */
    record CopyBits(int surfaceId, Rect box, int srcX, int srcY) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 104;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static CopyBits read(ByteReader in) throws ProtocolException {
            int surface = in.i32();
            Rect box = readRect(in);
            readNoClip(in);
            return new CopyBits(surface, box, in.i32(), in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            writeBase(out, surfaceId, box);
            out.i32(srcX).i32(srcY);
        }
    }

    /**
     * Server: a box gets one colour.
     *
     * @param surfaceId the surface
     * @param box which pixels
     * @param color 0x00RRGGBB
     */
    record DrawFill(int surfaceId, Rect box, int color) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 302;

        private static final int BRUSH_SOLID = 1;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static DrawFill read(ByteReader in) throws ProtocolException {
            int surface = in.i32();
            Rect box = readRect(in);
            readNoClip(in);
            in.u8("brush type", BRUSH_SOLID, BRUSH_SOLID);
            int color = in.i32();
            in.u16("rop", ROP_PUT, ROP_PUT);
            return new DrawFill(surface, box, color);
        }

        @Override
        public void write(ByteWriter out) {
            writeBase(out, surfaceId, box);
            out.u8(BRUSH_SOLID).i32(color).u16(ROP_PUT);
            writeNoMask(out);
        }
    }

    /**
     * Server: an image is drawn. The image is the end of the body, as spice-html5 needs it.
     *
     * @param surfaceId the surface
     * @param box where it goes
     * @param image the image
     * @param source which part of it
     */
    record DrawCopy(int surfaceId, Rect box, WireImage image, Rect source) implements DisplayMessage {
        /** Number of the message. */
        public static final int TYPE = 304;

        private static final int FIXED_BYTES = 57;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static DrawCopy read(ByteReader in) throws ProtocolException {
            int surface = in.i32();
            Rect box = readRect(in);
            readNoClip(in);
            int imageOffset = in.i32();
            Rect source = readRect(in);
            in.u16("rop", ROP_PUT, ROP_PUT);
            in.seek(imageOffset);
            return new DrawCopy(surface, box, WireImage.read(in), source);
        }

        @Override
        public void write(ByteWriter out) {
            writeBase(out, surfaceId, box);
            out.u32(FIXED_BYTES);
            writeRect(out, source);
            out.u16(ROP_PUT).u8(0);
            writeNoMask(out);
            image.writeHead(out);
        }

        @Override
        public byte[] tail() {
            return image.encoded().bytes();
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

        /** Reads the body. */
        public static MonitorsConfig read(ByteReader in) throws ProtocolException {
            int count = in.u16("monitors", 0, Head.COUNT_MAX);
            in.u16();
            List<Head> heads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int id = in.u32("monitor id", 0, Head.COUNT_MAX - 1);
                int surface = in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX);
                int width = in.u32("monitor width", 1, Surface.SIDE_MAX);
                int height = in.u32("monitor height", 1, Surface.SIDE_MAX);
                int x = in.i32("monitor x", 0, Surface.SIDE_MAX);
                int y = in.i32("monitor y", 0, Surface.SIDE_MAX);
                in.u32();
                heads.add(new Head(id, surface, Rect.of(x, y, width, height)));
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
