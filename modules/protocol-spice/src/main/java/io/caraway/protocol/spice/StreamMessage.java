package io.caraway.protocol.spice;

import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/** Messages of the display channel about video ("SPICE protocol, STREAM_*"). */
public sealed interface StreamMessage extends SpiceMessage {
    /** Largest number of a stream. */
    int STREAM_ID_MAX = 63;

    /** Codec: each frame is a JPEG. */
    int CODEC_MJPEG = 1;

    /** Most bytes of a frame. */
    int FRAME_BYTES_MAX = 1 << 28;

    /** Client: STREAM_REPORT. */
    int REPORT = 102;

    /** Server: STREAM_DESTROY_ALL, without a body. */
    int DESTROY_ALL = 126;

    private static int readId(ByteReader in) throws ProtocolException {
        return in.u32("stream", 0, STREAM_ID_MAX);
    }

    private static int readSide(ByteReader in) throws ProtocolException {
        return in.u32("side of a frame", 1, Surface.SIDE_MAX);
    }

    private static byte[] readFrame(ByteReader in) throws ProtocolException {
        return in.bytes(in.u32("frame bytes", 0, FRAME_BYTES_MAX));
    }

    /**
     * Server: a stream begins.
     *
     * @param surfaceId the surface it is drawn on
     * @param id number of the stream, 0..{@link #STREAM_ID_MAX}
     * @param topDown whether the first row of a frame is the top one
     * @param codec {@link #CODEC_MJPEG}, or another
     * @param width columns of a frame
     * @param height rows of a frame
     * @param sourceWidth columns before the server scaled it
     * @param sourceHeight rows before the server scaled it
     * @param dest where a frame goes
     * @param clip what limits that
     */
    record Create(
            int surfaceId,
            int id,
            boolean topDown,
            int codec,
            int width,
            int height,
            int sourceWidth,
            int sourceHeight,
            Rect dest,
            Clip clip)
            implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 122;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Create read(ByteReader in) throws ProtocolException {
            int surface = in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX);
            int id = readId(in);
            boolean topDown = (in.u8() & 1) != 0;
            int codec = in.u8();
            in.i64();
            int width = readSide(in);
            int height = readSide(in);
            int sourceWidth = readSide(in);
            int sourceHeight = readSide(in);
            Rect dest = WireRect.read(in).rect();
            Clip clip = WireClip.read(in).clip();
            return new Create(surface, id, topDown, codec, width, height, sourceWidth, sourceHeight, dest, clip);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(surfaceId).u32(id).u8(topDown ? 1 : 0).u8(codec).i64(0);
            out.u32(width).u32(height).u32(sourceWidth).u32(sourceHeight);
            WireRect.write(out, dest);
            WireClip.write(out, clip);
        }
    }

    /**
     * Server: a frame.
     *
     * @param id the stream
     * @param timeMillis when it is to be shown, by the clock of the session; unsigned
     * @param frame its bytes; nobody may write them
     */
    @SuppressWarnings("ArrayRecordComponent") // long and immutable: shared, compared by identity
    record Data(int id, int timeMillis, byte[] frame) implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 123;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Data read(ByteReader in) throws ProtocolException {
            return new Data(readId(in), in.i32(), readFrame(in));
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i32(timeMillis).u32(frame.length);
        }

        @Override
        public byte[] tail() {
            return frame;
        }
    }

    /**
     * Server: a frame of another size, which goes elsewhere.
     *
     * @param id the stream
     * @param timeMillis when it is to be shown, by the clock of the session; unsigned
     * @param width columns of the frame
     * @param height rows of the frame
     * @param dest where it goes
     * @param frame its bytes; nobody may write them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record DataSized(int id, int timeMillis, int width, int height, Rect dest, byte[] frame) implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 316;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static DataSized read(ByteReader in) throws ProtocolException {
            int id = readId(in);
            int time = in.i32();
            int width = readSide(in);
            int height = readSide(in);
            Rect dest = WireRect.read(in).rect();
            return new DataSized(id, time, width, height, dest, readFrame(in));
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i32(timeMillis).u32(width).u32(height);
            WireRect.write(out, dest);
            out.u32(frame.length);
        }

        @Override
        public byte[] tail() {
            return frame;
        }
    }

    /**
     * Server: another clip limits the frames of a stream.
     *
     * @param id the stream
     * @param clip the clip
     */
    record NewClip(int id, Clip clip) implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 124;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static NewClip read(ByteReader in) throws ProtocolException {
            return new NewClip(readId(in), WireClip.read(in).clip());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id);
            WireClip.write(out, clip);
        }
    }

    /**
     * Server: a stream ends.
     *
     * @param id the stream
     */
    record Destroy(int id) implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 125;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Destroy read(ByteReader in) throws ProtocolException {
            return new Destroy(readId(in));
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id);
        }
    }

    /** Server: all streams end. */
    record DestroyAll() implements StreamMessage {
        @Override
        public int type() {
            return DESTROY_ALL;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /**
     * Server: asks for reports on a stream.
     *
     * @param id the stream
     * @param uniqueId to be quoted in reports
     * @param windowFrames frames after which a report is due
     * @param timeoutMillis time after which one is due
     */
    record ActivateReport(int id, int uniqueId, long windowFrames, long timeoutMillis) implements StreamMessage {
        /** Number of the message. */
        public static final int TYPE = 319;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static ActivateReport read(ByteReader in) throws ProtocolException {
            return new ActivateReport(readId(in), in.i32(), in.u32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i32(uniqueId).u32(windowFrames).u32(timeoutMillis);
        }
    }

    /**
     * Client: how a stream gets on.
     *
     * @param id the stream
     * @param uniqueId of {@link ActivateReport}
     * @param startMillis when the first frame that it is about was to be shown
     * @param endMillis the same for the last
     * @param frames how many came
     * @param drops how many of them came too late
     * @param lastDelayMillis how long before its time the last one came; negative if after
     */
    record Report(int id, int uniqueId, int startMillis, int endMillis, long frames, long drops, int lastDelayMillis)
            implements StreamMessage {
        private static final long NONE = 0xffff_ffffL;

        @Override
        public int type() {
            return REPORT;
        }

        /** Whether the client says that it cannot show the stream. */
        public boolean isRefusal() {
            return frames == 0 && drops == NONE;
        }

        /** Reads the body; what it says of sound is left. */
        public static Report read(ByteReader in) throws ProtocolException {
            Report report = new Report(readId(in), in.i32(), in.i32(), in.i32(), in.u32(), in.u32(), in.i32());
            in.u32();
            return report;
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i32(uniqueId).i32(startMillis).i32(endMillis);
            out.u32(frames).u32(drops).i32(lastDelayMillis).u32(NONE);
        }
    }
}
