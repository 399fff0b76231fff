package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.InputEvent;
import java.util.OptionalLong;

/** What is recorded beside the events of a display: it changes no picture. Immutable. */
public sealed interface Note {
    /** Highest number of a viewer. */
    long VIEWER_MAX = 0xffff_ffffL;

    /** The kinds of note. */
    enum Type {
        /** {@link Clock}. */
        CLOCK,
        /** {@link Hash}. */
        HASH,
        /** {@link ViewerJoined}. */
        VIEWER_JOINED,
        /** {@link ViewerLeft}. */
        VIEWER_LEFT,
        /** {@link Control}. */
        CONTROL,
        /** {@link Pointer}. */
        POINTER,
        /** {@link Key}. */
        KEY
    }

    /** What a viewer speaks. */
    enum ViewerKind {
        /** Something that this version does not know. */
        OTHER(0),
        /** SPICE. */
        SPICE(1),
        /** VNC. */
        VNC(2),
        /** A web page. */
        WEB(3);

        private final int number;

        ViewerKind(int number) {
            this.number = number;
        }

        /** The number in the file. */
        int number() {
            return number;
        }

        /** The kind with that number. */
        static ViewerKind of(int number) {
            for (ViewerKind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** Which kind this is. */
    Type type();

    /** The display it is about, 0 if it is about none. */
    default int display() {
        return 0;
    }

    private static void checkViewer(long viewer) {
        if (viewer < 0 || viewer > VIEWER_MAX) {
            throw new IllegalArgumentException("viewer: " + viewer + " (expected: 0.." + VIEWER_MAX + ")");
        }
    }

    /**
     * The wall clock was set, or runs at another speed than time. Written by the writer itself.
     *
     * @param wallMillis what it shows now, milliseconds since 1970 UTC
     * @param jumpMillis by how much it has moved against time since it was last known
     */
    record Clock(long wallMillis, long jumpMillis) implements Note {
        @Override
        public Type type() {
            return Type.CLOCK;
        }
    }

    /**
     * What a surface looked like live, once everything recorded before this note was drawn.
     *
     * @param display number of the display
     * @param surface which
     * @param pixels as {@link SurfaceHash} makes it
     */
    record Hash(int display, int surface, Sha256 pixels) implements Note {
        /** Checks the numbers. */
        public Hash {
            RecordedBatch.checkDisplay(display);
            DisplayEvent.checkSurfaceId(surface);
        }

        @Override
        public Type type() {
            return Type.HASH;
        }
    }

    /**
     * A viewer has come.
     *
     * @param viewer number of the viewer
     * @param kind what it speaks
     * @param address where it is, at most {@link #ADDRESS_MAX} characters
     */
    record ViewerJoined(long viewer, ViewerKind kind, String address) implements Note {
        /** Longest address in characters. */
        public static final int ADDRESS_MAX = 256;

        /** Checks number and address. */
        public ViewerJoined {
            checkViewer(viewer);
            if (address.length() > ADDRESS_MAX) {
                throw new IllegalArgumentException(
                        "address: " + address.length() + " characters (expected: at most " + ADDRESS_MAX + ")");
            }
        }

        @Override
        public Type type() {
            return Type.VIEWER_JOINED;
        }
    }

    /**
     * A viewer is gone.
     *
     * @param viewer number of the viewer
     */
    record ViewerLeft(long viewer) implements Note {
        /** Checks the number. */
        public ViewerLeft {
            checkViewer(viewer);
        }

        @Override
        public Type type() {
            return Type.VIEWER_LEFT;
        }
    }

    /**
     * Control has passed to another viewer.
     *
     * @param viewer number of the viewer; none if nobody has control now
     */
    record Control(OptionalLong viewer) implements Note {
        /** Checks the number. */
        public Control {
            viewer.ifPresent(Note::checkViewer);
        }

        @Override
        public Type type() {
            return Type.CONTROL;
        }
    }

    /**
     * A viewer has moved the pointer or pressed one of its buttons.
     *
     * @param display number of the display
     * @param viewer number of the viewer
     * @param event what it did
     */
    record Pointer(int display, long viewer, InputEvent.Pointer event) implements Note {
        /** Checks the numbers. */
        public Pointer {
            RecordedBatch.checkDisplay(display);
            checkViewer(viewer);
        }

        @Override
        public Type type() {
            return Type.POINTER;
        }
    }

    /**
     * A viewer has pressed a key or let go of it. Recorded only if that was asked for.
     *
     * @param display number of the display
     * @param viewer number of the viewer
     * @param event what it did
     */
    record Key(int display, long viewer, InputEvent.Key event) implements Note {
        /** Highest scan code. */
        public static final int SCAN_CODE_MAX = 0xffff;

        /** Checks the numbers. */
        public Key {
            RecordedBatch.checkDisplay(display);
            checkViewer(viewer);
            if (event.scanCode() < 0 || event.scanCode() > SCAN_CODE_MAX) {
                throw new IllegalArgumentException("scan code: not one (expected: 0.." + SCAN_CODE_MAX + ")");
            }
        }

        @Override
        public Type type() {
            return Type.KEY;
        }
    }
}
