package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Messages of the display channel by which a server has a viewer forget images and palettes ("SPICE protocol, INVAL_*"). */
public sealed interface CacheMessage extends SpiceMessage {
    /** Server: INVAL_ALL_PALETTES, without a body. */
    int INVAL_ALL_PALETTES = 108;

    /**
     * Server: forget these images.
     *
     * @param ids numbers of the images, at most {@link #COUNT_MAX}
     */
    record InvalList(List<Long> ids) implements CacheMessage {
        /** Number of the message. */
        public static final int TYPE = 105;

        /** Most images. */
        public static final int COUNT_MAX = 65_535;

        private static final int RESOURCE_PIXMAP = 1;
        private static final int RESOURCE_BYTES = 9;

        /** Copies the list, and checks its length. */
        public InvalList {
            ids = List.copyOf(ids);
            if (ids.size() > COUNT_MAX) {
                throw new IllegalArgumentException("images: " + ids.size() + " (expected: at most " + COUNT_MAX + ")");
            }
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static InvalList read(ByteReader in) throws ProtocolException {
            int count = in.u16();
            in.require(count * RESOURCE_BYTES);
            List<Long> ids = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                in.u8("resource type", RESOURCE_PIXMAP, RESOURCE_PIXMAP);
                ids.add(in.i64());
            }
            return new InvalList(ids);
        }

        @Override
        public void write(ByteWriter out) {
            out.u16(ids.size());
            ids.forEach(id -> out.u8(RESOURCE_PIXMAP).i64(id));
        }
    }

    /**
     * Server: forget all images, after those messages of other channels.
     *
     * @param channels which, at most 255
     */
    record InvalAllPixmaps(List<CommonMessage.ChannelSerial> channels) implements CacheMessage {
        /** Number of the message. */
        public static final int TYPE = 106;

        /** Copies the list. */
        public InvalAllPixmaps {
            channels = List.copyOf(channels);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static InvalAllPixmaps read(ByteReader in) throws ProtocolException {
            return new InvalAllPixmaps(CommonMessage.ChannelSerial.readList(in));
        }

        @Override
        public void write(ByteWriter out) {
            CommonMessage.ChannelSerial.writeList(out, channels);
        }
    }

    /**
     * Server: forget a palette.
     *
     * @param id its number
     */
    record InvalPalette(long id) implements CacheMessage {
        /** Number of the message. */
        public static final int TYPE = 107;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static InvalPalette read(ByteReader in) throws ProtocolException {
            return new InvalPalette(in.i64());
        }

        @Override
        public void write(ByteWriter out) {
            out.i64(id);
        }
    }

    /** Server: forget all palettes. */
    record InvalAllPalettes() implements CacheMessage {
        @Override
        public int type() {
            return INVAL_ALL_PALETTES;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
