package io.caraway.protocol.spice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages between viewers and agents, against bytes written by hand from their layout. */
final class AgentMessageTest {
    private static final ClipboardForm OLD = new ClipboardForm(false, false);
    private static final ClipboardForm SELECTS = new ClipboardForm(true, false);
    private static final ClipboardForm COUNTS = new ClipboardForm(true, true);

    static Stream<Arguments> messages() {
        return Stream.concat(sessionAndClipboard(), desktopAndFiles());
    }

    private static Stream<Arguments> sessionAndClipboard() {
        return Stream.of(
                open(
                        6,
                        4,
                        "01000000 60000200",
                        new SessionMessage.AnnounceCapabilities(true, Capabilities.of(5, 6, 17)),
                        SessionMessage.AnnounceCapabilities::read),
                fixed(3, "02000000 01000000", new SessionMessage.Reply(2, 1), SessionMessage.Reply::read),
                open(
                        7,
                        0,
                        "01000000 02000000",
                        new ClipboardMessage.Grab(OLD, 0, 0, List.of(1, 2)),
                        in -> ClipboardMessage.Grab.read(in, OLD)),
                open(
                        7,
                        4,
                        "01 000000 01000000",
                        new ClipboardMessage.Grab(SELECTS, 1, 0, List.of(1)),
                        in -> ClipboardMessage.Grab.read(in, SELECTS)),
                open(
                        7,
                        8,
                        "02 000000 07000000 01000000",
                        new ClipboardMessage.Grab(COUNTS, 2, 7, List.of(1)),
                        in -> ClipboardMessage.Grab.read(in, COUNTS)),
                fixed(
                        8,
                        "01000000",
                        new ClipboardMessage.Request(OLD, 0, 1),
                        in -> ClipboardMessage.Request.read(in, OLD)),
                fixed(
                        8,
                        "01 000000 02000000",
                        new ClipboardMessage.Request(COUNTS, 1, 2),
                        in -> ClipboardMessage.Request.read(in, COUNTS)),
                open(
                        4,
                        4,
                        "01000000 6869",
                        new ClipboardMessage.Contents(OLD, 0, 1, new byte[] {'h', 'i'}),
                        in -> ClipboardMessage.Contents.read(in, OLD)),
                open(
                        4,
                        8,
                        "01 000000 01000000 6869",
                        new ClipboardMessage.Contents(SELECTS, 1, 1, new byte[] {'h', 'i'}),
                        in -> ClipboardMessage.Contents.read(in, SELECTS)),
                fixed(
                        9,
                        "02 000000",
                        new ClipboardMessage.Release(SELECTS, 2),
                        in -> ClipboardMessage.Release.read(in, SELECTS)),
                fixed(9, "", new ClipboardMessage.Release(OLD, 0), in -> ClipboardMessage.Release.read(in, OLD)),
                fixed(14, "ffffffff", new ClipboardMessage.Limit(-1), ClipboardMessage.Limit::read));
    }

    private static Stream<Arguments> desktopAndFiles() {
        DesktopMessage.Monitor left = new DesktopMessage.Monitor(1024, 768, 32, 0, 0);
        DesktopMessage.Monitor right = new DesktopMessage.Monitor(800, 600, 32, 1024, -1);
        return Stream.of(
                fixed(
                        1,
                        "05000000 06000000 03000000 01",
                        new DesktopMessage.MouseState(5, 6, 3, 1),
                        DesktopMessage.MouseState::read),
                fixed(
                        2,
                        "02000000 01000000 00030000 00040000 20000000 00000000 00000000"
                                + "58020000 20030000 20000000 00040000 ffffffff",
                        new DesktopMessage.MonitorsConfig(true, List.of(left, right), List.of()),
                        DesktopMessage.MonitorsConfig::read),
                fixed(
                        2,
                        "01000000 02000000 00030000 00040000 20000000 00000000 00000000 c800 2c01",
                        new DesktopMessage.MonitorsConfig(
                                false, List.of(left), List.of(new DesktopMessage.PhysicalSize(300, 200))),
                        DesktopMessage.MonitorsConfig::read),
                fixed(
                        5,
                        "01000000 20000000",
                        new DesktopMessage.DisplayConfig(1, 32),
                        DesktopMessage.DisplayConfig::read),
                fixed(
                        15,
                        "01 00 02 0100 ffff",
                        new DesktopMessage.AudioVolume(true, false, List.of(1, 0xffff)),
                        DesktopMessage.AudioVolume::read),
                open(10, 4, "07000000 5b615d 00", new FileMessage.Start(7, "[a]"), FileMessage.Start::read),
                fixed(11, "07000000 03000000", new FileMessage.Status(7, 3), FileMessage.Status::read),
                fixed(
                        12,
                        "07000000 0200000000000000 6869",
                        new FileMessage.Data(7, new byte[] {'h', 'i'}),
                        FileMessage.Data::read));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_asBytes_isReadAsWritten(int type, String hex, AgentMessage message, Reader reader, int required)
            throws ProtocolException {
        byte[] body = hex(hex);
        assertThat(body(message)).isEqualTo(body);
        assertThat(message.type()).isEqualTo(type);
        assertThat(reader.read(ByteReader.little(body))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_cutAnywhere_isRefusedUnlessItsEndIsOpen(
            int type, String hex, AgentMessage message, Reader reader, int required) throws ProtocolException {
        byte[] body = hex(hex);
        for (int length = 0; length < required; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertRefused(reader, cut, message + " cut to " + length + " bytes");
        }
    }

    @Test
    void read_hostileCounts_areRefused() {
        assertRefused(DesktopMessage.MonitorsConfig::read, hex("41000000 00000000" + "00".repeat(65 * 20)), "monitors");
        assertRefused(DesktopMessage.MonitorsConfig::read, hex("ffffffff 00000000"), "monitors");
        assertRefused(SessionMessage.AnnounceCapabilities::read, new byte[4 + 65 * 4], "words");
        assertRefused(SessionMessage.AnnounceCapabilities::read, new byte[7], "half a word");
        assertRefused(in -> ClipboardMessage.Grab.read(in, OLD), new byte[257 * 4], "kinds");
        assertRefused(in -> ClipboardMessage.Grab.read(in, OLD), new byte[5], "half a kind");
        assertRefused(FileMessage.Data::read, hex("07000000 0300000000000000 6869"), "file");
        assertRefused(FileMessage.Data::read, hex("07000000 ffffffffffffffff 6869"), "file");
        assertRefused(DesktopMessage.AudioVolume::read, hex("01 00 ff 0100"), "volumes");
    }

    @Test
    void header_ofAnotherProtocol_isRefused() throws ProtocolException {
        byte[] header = hex("01000000 0a000000 0000000000000000 05000000");
        assertThat(AgentHeader.read(ByteReader.little(header))).isEqualTo(new AgentHeader(10, 5));
        ByteWriter out = ByteWriter.little();
        new AgentHeader(10, 5).write(out);
        assertThat(out.toByteArray()).isEqualTo(header);
        for (int length = 0; length < header.length; length++) {
            byte[] cut = Arrays.copyOf(header, length);
            assertThatThrownBy(() -> AgentHeader.read(ByteReader.little(cut))).isInstanceOf(ProtocolException.class);
        }
        header[0] = 2;
        assertThatThrownBy(() -> AgentHeader.read(ByteReader.little(header))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void form_followsWhatBothSidesCan() {
        Capabilities all = Capabilities.of(SessionMessage.CAN_CLIPBOARD_SELECTION, SessionMessage.CAN_GRAB_SERIAL);
        Capabilities some = Capabilities.of(SessionMessage.CAN_CLIPBOARD_SELECTION);
        assertThat(ClipboardForm.of(all, all)).isEqualTo(COUNTS);
        assertThat(ClipboardForm.of(all, some)).isEqualTo(SELECTS);
        assertThat(ClipboardForm.of(Capabilities.NONE, all)).isEqualTo(OLD);
    }

    @Test
    void toPieces_ofLargeMessage_areTheMessageCut() {
        byte[] contents = new byte[5000];
        Arrays.fill(contents, (byte) 7);
        AgentMessage message = new ClipboardMessage.Contents(SELECTS, 0, 1, contents);
        List<byte[]> pieces = message.toPieces();
        assertThat(pieces).extracting(piece -> piece.length).containsExactly(2048, 2048, 5028 - 2 * 2048);
        ByteWriter all = ByteWriter.little();
        pieces.forEach(all::bytes);
        assertThat(all.toByteArray()).isEqualTo(message.toByteArray());
    }

    private static void assertRefused(Reader reader, byte[] body, String what) {
        assertThatThrownBy(() -> reader.read(ByteReader.little(body))).as(what).isInstanceOf(ProtocolException.class);
    }

    private static Arguments fixed(int type, String hex, AgentMessage message, Reader reader) {
        return Arguments.of(type, hex, message, reader, hex(hex).length);
    }

    /** A message that goes on to its end, wherever that is, after what it must have. */
    private static Arguments open(int type, int required, String hex, AgentMessage message, Reader reader) {
        return Arguments.of(type, hex, message, reader, required);
    }

    private static byte[] body(AgentMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return out.toByteArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Reads a message of one kind. */
    interface Reader {
        AgentMessage read(ByteReader in) throws ProtocolException;
    }
}
