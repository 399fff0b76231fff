package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Messages of the main channel about a machine that goes to another host ("SPICE protocol, main channel").
 *
 * <p>A client that announces neither {@code SEMI_SEAMLESS_MIGRATE} nor {@code SEAMLESS_MIGRATE} is told to switch when the
 * machine has arrived; what comes before that is for its information.
 */
public sealed interface MigrationMessage extends SpiceMessage {
    /** Longest name of a host in bytes, its NUL included. */
    int HOST_BYTES_MAX = 256;

    /** Longest subject of a certificate in bytes, its NUL included. */
    int SUBJECT_BYTES_MAX = 4096;

    /**
     * Where a machine goes to.
     *
     * <pre>
     * u16 port, u16 TLS port, u32 host length, u32 host offset, u32 subject length, u32 subject offset; host, subject
     * </pre>
     *
     * <p>Offsets count from the start of the body, and 0 is none; lengths count a NUL. A port that is not there is 0, or
     * 65535 as spice-server writes its -1.
     *
     * @param port without TLS; 0: there is none
     * @param tlsPort 0: there is none
     * @param host its name or address, not empty, of visible ASCII characters
     * @param subject of its certificate, as a host subject is written; empty: none is told
     */
    record Destination(int port, int tlsPort, String host, String subject) {
        private static final int NO_PORT = 0xffff;
        private static final int FIXED_BYTES = 20;

        /** Reads it. */
        public static Destination read(ByteReader in) throws ProtocolException {
            int port = in.u16();
            int tlsPort = in.u16();
            int hostLength = in.u32("length of host", 1, HOST_BYTES_MAX);
            int hostOffset = in.i32();
            int subjectLength = in.u32("length of subject", 0, SUBJECT_BYTES_MAX);
            int subjectOffset = in.i32();
            String host = text(in, hostLength, hostOffset);
            if (host.isEmpty() || !host.chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw ProtocolException.field("host", "'" + printable(host) + "'", "visible characters", hostOffset);
            }
            String subject = text(in, subjectLength, subjectOffset);
            return new Destination(port == NO_PORT ? 0 : port, tlsPort == NO_PORT ? 0 : tlsPort, host, subject);
        }

        /** Writes it. */
        public void write(ByteWriter out) {
            byte[] hostBytes = bytes(host);
            byte[] subjectBytes = subject.isEmpty() ? new byte[0] : bytes(subject);
            out.u16(port).u16(tlsPort).u32(hostBytes.length).u32(FIXED_BYTES);
            out.u32(subjectBytes.length).u32(subject.isEmpty() ? 0 : FIXED_BYTES + (long) hostBytes.length);
            out.bytes(hostBytes).bytes(subjectBytes);
        }

        private static byte[] bytes(String text) {
            return (text + '\0').getBytes(StandardCharsets.UTF_8);
        }

        private static String text(ByteReader in, int length, int offset) throws ProtocolException {
            if (length == 0 || offset == 0) {
                return "";
            }
            in.seek(offset);
            String text = new String(in.bytes(length), StandardCharsets.UTF_8);
            return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        }

        private static String printable(String text) {
            return text.replaceAll("[^ -~]", "?");
        }
    }

    /**
     * Server: the machine is about to go, and the client may look whether it can reach the new host.
     *
     * @param destination the new host
     */
    record Begin(Destination destination) implements MigrationMessage {
        /** Number of the message. */
        public static final int TYPE = 101;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Begin read(ByteReader in) throws ProtocolException {
            return new Begin(Destination.read(in));
        }

        @Override
        public void write(ByteWriter out) {
            destination.write(out);
        }
    }

    /** Server: the machine stays where it is. */
    record Cancel() implements MigrationMessage {
        /** Number of the message. */
        public static final int TYPE = 102;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /**
     * Server: the machine has gone, and is shown at the new host from now on.
     *
     * @param destination the new host
     */
    record SwitchHost(Destination destination) implements MigrationMessage {
        /** Number of the message. */
        public static final int TYPE = 111;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static SwitchHost read(ByteReader in) throws ProtocolException {
            return new SwitchHost(Destination.read(in));
        }

        @Override
        public void write(ByteWriter out) {
            destination.write(out);
        }
    }

    /** Server: the machine has gone, for clients that have connected to the new host before. */
    record End() implements MigrationMessage {
        /** Number of the message. */
        public static final int TYPE = 112;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }

    /** Client: the new host is not connected to; the answer to {@link Begin} of who waits for {@link SwitchHost}. */
    record ConnectError() implements MigrationMessage {
        /** Number of the message. */
        public static final int TYPE = 103;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {}
    }
}
