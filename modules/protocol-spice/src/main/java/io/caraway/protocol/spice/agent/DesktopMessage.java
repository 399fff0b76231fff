package io.caraway.protocol.spice.agent;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** What an agent is told about the desktop: its monitors, its pointer, its look, its sound. */
public sealed interface DesktopMessage extends AgentMessage {
    /**
     * The pointer is here.
     *
     * @param x column
     * @param y row
     * @param buttons those that are down
     * @param display number of the display, 0..255
     */
    record MouseState(long x, long y, int buttons, int display) implements DesktopMessage {
        /** Number of the message. */
        public static final int TYPE = 1;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static MouseState read(ByteReader in) throws ProtocolException {
            return new MouseState(in.u32(), in.u32(), in.i32(), in.u8());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(x).u32(y).i32(buttons).u8(display);
        }
    }

    /**
     * A monitor as a viewer wishes it.
     *
     * @param width columns; unsigned
     * @param height rows; unsigned
     * @param depth bits of a pixel; unsigned
     * @param x column of its left edge
     * @param y row of its upper edge
     */
    record Monitor(long width, long height, long depth, int x, int y) {
        private static Monitor read(ByteReader in) throws ProtocolException {
            long height = in.u32();
            return new Monitor(in.u32(), height, in.u32(), in.i32(), in.i32());
        }

        private void write(ByteWriter out) {
            out.u32(height).u32(width).u32(depth).i32(x).i32(y);
        }
    }

    /**
     * How large a monitor is.
     *
     * @param widthMillimetres 0..65535
     * @param heightMillimetres 0..65535
     */
    record PhysicalSize(int widthMillimetres, int heightMillimetres) {}

    /**
     * The monitors a desktop is to have.
     *
     * @param usesPositions whether the places of the monitors mean something
     * @param monitors all of them
     * @param sizes one for each monitor, or none
     */
    record MonitorsConfig(boolean usesPositions, List<Monitor> monitors, List<PhysicalSize> sizes)
            implements DesktopMessage {
        /** Number of the message. */
        public static final int TYPE = 2;

        private static final int COUNT_MAX = 64;
        private static final int USES_POSITIONS = 1;
        private static final int HAS_SIZES = 2;

        /** Copies the lists, and checks that there are as many sizes as monitors, or none. */
        public MonitorsConfig {
            monitors = List.copyOf(monitors);
            sizes = List.copyOf(sizes);
            if (!sizes.isEmpty() && sizes.size() != monitors.size()) {
                throw new IllegalArgumentException(
                        "sizes: " + sizes.size() + " (expected: 0 or " + monitors.size() + ")");
            }
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static MonitorsConfig read(ByteReader in) throws ProtocolException {
            int count = in.u32("monitors", 0, COUNT_MAX);
            int flags = in.i32();
            List<Monitor> monitors = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                monitors.add(Monitor.read(in));
            }
            List<PhysicalSize> sizes = new ArrayList<>();
            if ((flags & HAS_SIZES) != 0) {
                for (int i = 0; i < count; i++) {
                    int height = in.u16();
                    sizes.add(new PhysicalSize(in.u16(), height));
                }
            }
            return new MonitorsConfig((flags & USES_POSITIONS) != 0, monitors, sizes);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(monitors.size());
            out.i32((usesPositions ? USES_POSITIONS : 0) | (sizes.isEmpty() ? 0 : HAS_SIZES));
            monitors.forEach(monitor -> monitor.write(out));
            sizes.forEach(size -> out.u16(size.heightMillimetres()).u16(size.widthMillimetres()));
        }
    }

    /**
     * How plain a desktop is to look, for the sake of a slow line.
     *
     * @param flags bits of what is to be left out
     * @param depth bits of a pixel; unsigned
     */
    record DisplayConfig(int flags, long depth) implements DesktopMessage {
        /** Number of the message. */
        public static final int TYPE = 5;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static DisplayConfig read(ByteReader in) throws ProtocolException {
            return new DisplayConfig(in.i32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(flags).u32(depth);
        }
    }

    /**
     * How loud it is.
     *
     * @param playback whether this is what is played, and not what is recorded
     * @param mute whether there is silence
     * @param volumes of each channel of sound, 0..65535; at most 255
     */
    record AudioVolume(boolean playback, boolean mute, List<Integer> volumes) implements DesktopMessage {
        /** Number of the message. */
        public static final int TYPE = 15;

        /** Copies the list. */
        public AudioVolume {
            volumes = List.copyOf(volumes);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static AudioVolume read(ByteReader in) throws ProtocolException {
            boolean playback = in.u8() != 0;
            boolean mute = in.u8() != 0;
            int count = in.u8();
            List<Integer> volumes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                volumes.add(in.u16());
            }
            return new AudioVolume(playback, mute, volumes);
        }

        @Override
        public void write(ByteWriter out) {
            out.u8(playback ? 1 : 0).u8(mute ? 1 : 0).u8(volumes.size());
            volumes.forEach(out::u16);
        }
    }
}
