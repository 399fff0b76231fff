package io.caraway.protocol.spice.agent;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is said about a clipboard: who has it, and what is in it. Each message is written in the form that both sides know. */
public sealed interface ClipboardMessage extends AgentMessage {
    /** The selection that a person copies to on purpose. */
    int CLIPBOARD = 0;

    /** Kind of contents: text, as UTF-8. */
    int UTF8_TEXT = 1;

    /**
     * The sender has a clipboard to give.
     *
     * @param form how it is written
     * @param selection {@link #CLIPBOARD}, 1 primary, 2 secondary; 0..255
     * @param serial counts up; 0 if the form has none
     * @param kinds what it can give: {@link #UTF8_TEXT}, 2 PNG, 3 BMP, 4 TIFF, 5 JPEG, 6 list of files
     */
    record Grab(ClipboardForm form, int selection, long serial, List<Integer> kinds) implements ClipboardMessage {
        /** Number of the message. */
        public static final int TYPE = 7;

        private static final int KINDS_MAX = 256;

        /** Copies the list. */
        public Grab {
            kinds = List.copyOf(kinds);
        }

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body: kinds up to its end. */
        public static Grab read(ByteReader in, ClipboardForm form) throws ProtocolException {
            int selection = form.readSelection(in);
            long serial = form.serial() ? in.u32() : 0;
            int count = in.remaining() / Integer.BYTES;
            if (count > KINDS_MAX) {
                throw ProtocolException.field("kinds of contents", count, "0.." + KINDS_MAX, in.offset());
            }
            List<Integer> kinds = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                kinds.add(in.i32());
            }
            in.requireEnd();
            return new Grab(form, selection, serial, kinds);
        }

        @Override
        public void write(ByteWriter out) {
            form.writeSelection(out, selection);
            if (form.serial()) {
                out.u32(serial);
            }
            kinds.forEach(out::i32);
        }
    }

    /**
     * The sender wants what the other side has.
     *
     * @param form how it is written
     * @param selection as in {@link Grab}
     * @param kind one of those that the other side can give
     */
    record Request(ClipboardForm form, int selection, int kind) implements ClipboardMessage {
        /** Number of the message. */
        public static final int TYPE = 8;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Request read(ByteReader in, ClipboardForm form) throws ProtocolException {
            return new Request(form, form.readSelection(in), in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            form.writeSelection(out, selection);
            out.i32(kind);
        }
    }

    /**
     * What a clipboard holds, as was asked for.
     *
     * @param form how it is written
     * @param selection as in {@link Grab}
     * @param kind as in {@link Grab}; 0 if there is nothing to be given
     * @param contents nobody may write them any more
     */
    record Contents(ClipboardForm form, int selection, int kind, byte[] contents) implements ClipboardMessage {
        /** Number of the message. */
        public static final int TYPE = 4;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body: contents up to its end. */
        public static Contents read(ByteReader in, ClipboardForm form) throws ProtocolException {
            int selection = form.readSelection(in);
            int kind = in.i32();
            return new Contents(form, selection, kind, in.bytes(in.remaining()));
        }

        @Override
        public void write(ByteWriter out) {
            form.writeSelection(out, selection);
            out.i32(kind).bytes(contents);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Contents clipboard
                    && form.equals(clipboard.form)
                    && selection == clipboard.selection
                    && kind == clipboard.kind
                    && Arrays.equals(contents, clipboard.contents);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * selection + kind) + Arrays.hashCode(contents);
        }
    }

    /**
     * The sender has no clipboard to give any more.
     *
     * @param form how it is written
     * @param selection as in {@link Grab}
     */
    record Release(ClipboardForm form, int selection) implements ClipboardMessage {
        /** Number of the message. */
        public static final int TYPE = 9;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Release read(ByteReader in, ClipboardForm form) throws ProtocolException {
            return new Release(form, form.readSelection(in));
        }

        @Override
        public void write(ByteWriter out) {
            form.writeSelection(out, selection);
        }
    }

    /**
     * To the agent: how much a clipboard may hold.
     *
     * @param bytes that many; -1: no limit
     */
    record Limit(int bytes) implements ClipboardMessage {
        /** Number of the message. */
        public static final int TYPE = 14;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Limit read(ByteReader in) throws ProtocolException {
            return new Limit(in.i32());
        }

        @Override
        public void write(ByteWriter out) {
            out.i32(bytes);
        }
    }
}
