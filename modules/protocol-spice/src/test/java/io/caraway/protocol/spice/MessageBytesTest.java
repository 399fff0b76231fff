package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.Clip;
import io.caraway.drawing.CursorShape;
import io.caraway.drawing.Head;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message against bytes that were captured from the reference server, or written by hand from its layout. */
final class MessageBytesTest {
    static Stream<Arguments> messages() {
        return Stream.of(common(), agent(), migration(), display(), cachesAndStreams(), pointerAndKeys())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> agent() {
        return Stream.of(
                message(new MainAgentMessage.ConnectedTokens(10), "0a000000", MainAgentMessage.ConnectedTokens::read),
                message(new MainAgentMessage.Disconnected(0), "00000000", MainAgentMessage.Disconnected::read),
                message(new MainAgentMessage.Token(5), "05000000", MainAgentMessage.Token::read),
                message(new MainAgentMessage.ClientStart(0xffff_ffffL), "ffffffff", MainAgentMessage.ClientStart::read),
                message(new MainAgentMessage.ClientToken(3), "03000000", MainAgentMessage.ClientToken::read));
    }

    private static Stream<Arguments> migration() {
        return Stream.of(
                message(
                        new MigrationMessage.Begin(new MigrationMessage.Destination(5900, 0, "b", "")),
                        "0c17 0000 02000000 14000000 00000000 00000000 6200",
                        MigrationMessage.Begin::read),
                message(
                        new MigrationMessage.SwitchHost(new MigrationMessage.Destination(0, 5901, "ab", "CN=b")),
                        "0000 0d17 03000000 14000000 05000000 17000000 616200 434e3d6200",
                        MigrationMessage.SwitchHost::read),
                message(
                        new CommonMessage.Disconnecting(5, 7),
                        "0500000000000000 07000000",
                        CommonMessage.Disconnecting::read),
                message(
                        new CommonMessage.Notify(5, 1, 2, 3, "abc"),
                        "0500000000000000 01000000 02000000 03000000 03000000 616263",
                        CommonMessage.Notify::read));
    }

    private static Stream<Arguments> common() {
        return Stream.of(
                message(new CommonMessage.SetAck(1, 20), "01000000 14000000", CommonMessage.SetAck::read),
                message(new CommonMessage.Ping(7, 9), "07000000 0900000000000000", CommonMessage.Ping::read),
                message(new CommonMessage.Pong(7, 9), "07000000 0900000000000000", CommonMessage.Pong::read),
                message(new CommonMessage.AckSync(1), "01000000", CommonMessage.AckSync::read),
                message(
                        new MainMessage.Init(0xb6c0acba, 1, 3, 1, 1, 10, 1_042_888, 0),
                        "baacc0b6 01000000 03000000 01000000 01000000 0a000000 c8e90f00 00000000",
                        MainMessage.Init::read),
                message(
                        new MainMessage.ChannelsList(List.of(
                                MainMessage.ChannelId.of(ChannelType.DISPLAY, 0),
                                MainMessage.ChannelId.of(ChannelType.CURSOR, 0),
                                MainMessage.ChannelId.of(ChannelType.INPUTS, 0))),
                        "03000000 0200 0400 0300",
                        MainMessage.ChannelsList::read),
                message(new MainMessage.MouseMode(3, 2), "0300 0200", MainMessage.MouseMode::read),
                message(new MainMessage.Name("abc"), "04000000 61626300", MainMessage.Name::read),
                message(new MainMessage.MouseModeRequest(2), "0200", MainMessage.MouseModeRequest::read),
                message(
                        new CommonMessage.WaitForChannels(List.of(
                                new CommonMessage.ChannelSerial(2, 1, 7), new CommonMessage.ChannelSerial(2, 3, 9))),
                        "02 02 01 0700000000000000 02 03 0900000000000000",
                        CommonMessage.WaitForChannels::read),
                message(
                        new CommonMessage.SubMessages(List.of(
                                new RawMessage(5, new byte[] {0}),
                                new RawMessage(107, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}))),
                        "0200 0a000000 11000000 0500 01000000 00 6b00 08000000 0102030405060708",
                        CommonMessage.SubMessages::read));
    }

    private static Stream<Arguments> display() {
        return Stream.of(
                message(
                        new DisplayMessage.SurfaceCreate(0, 640, 320, PixelFormat.XRGB32, true),
                        "00000000 80020000 40010000 20000000 01000000",
                        DisplayMessage.SurfaceCreate::read),
                message(
                        new DisplayMessage.SurfaceCreate(7, 1, 2, PixelFormat.RGB565, false),
                        "07000000 01000000 02000000 50000000 00000000",
                        DisplayMessage.SurfaceCreate::read),
                message(new DisplayMessage.SurfaceDestroy(5), "05000000", DisplayMessage.SurfaceDestroy::read),
                message(new DisplayMessage.Mode(640, 320, 16), "80020000 40010000 10000000", DisplayMessage.Mode::read),
                message(
                        new DisplayMessage.MonitorsConfig(List.of(new Head(0, 0, new Rect(0, 0, 640, 320)))),
                        "0100 0100 00000000 00000000 80020000 40010000 00000000 00000000 00000000",
                        DisplayMessage.MonitorsConfig::read),
                message(
                        new DisplayMessage.ClientInit(1, 20_971_520, 1, 8_388_608),
                        "01 0000400100000000 01 00008000",
                        DisplayMessage.ClientInit::read),
                message(new DisplayMessage.PreferredCompression(7), "07", DisplayMessage.PreferredCompression::read));
    }

    private static Stream<Arguments> cachesAndStreams() {
        Rect dest = new Rect(1, 2, 3, 4);
        String rect = "02000000 01000000 04000000 03000000";
        Clip clip = new Clip.Rects(List.of(dest));
        return Stream.of(
                message(
                        new CacheMessage.InvalList(List.of(5L, -1L)),
                        "0200 01 0500000000000000 01 ffffffffffffffff",
                        CacheMessage.InvalList::read),
                message(
                        new CacheMessage.InvalAllPixmaps(List.of(new CommonMessage.ChannelSerial(2, 0, 1))),
                        "01 02 00 0100000000000000",
                        CacheMessage.InvalAllPixmaps::read),
                message(new CacheMessage.InvalPalette(3), "0300000000000000", CacheMessage.InvalPalette::read),
                message(
                        new StreamMessage.Create(1, 63, true, 1, 4, 5, 6, 7, dest, clip),
                        "01000000 3f000000 01 01 0000000000000000 04000000 05000000 06000000 07000000" + rect
                                + "01 01000000" + rect,
                        StreamMessage.Create::read),
                message(
                        new StreamMessage.Data(2, -1, new byte[] {9, 8}),
                        "02000000 ffffffff 02000000 0908",
                        StreamMessage.Data::read),
                message(
                        new StreamMessage.DataSized(2, 5, 10, 11, dest, new byte[] {9}),
                        "02000000 05000000 0a000000 0b000000" + rect + "01000000 09",
                        StreamMessage.DataSized::read),
                message(new StreamMessage.NewClip(2, Clip.NONE), "02000000 00", StreamMessage.NewClip::read),
                message(new StreamMessage.NewClip(2, clip), "02000000 01 01000000" + rect, StreamMessage.NewClip::read),
                message(new StreamMessage.Destroy(2), "02000000", StreamMessage.Destroy::read),
                message(
                        new StreamMessage.ActivateReport(2, 7, 5, 1000),
                        "02000000 07000000 05000000 e8030000",
                        StreamMessage.ActivateReport::read));
    }

    private static Stream<Arguments> pointerAndKeys() {
        return Stream.of(
                message(
                        new CursorMessage.Init(3, -1, false, null),
                        "0300 ffff 0000 0000 00 0100",
                        CursorMessage.Init::read),
                message(
                        new CursorMessage.Set(3, 4, new CursorShape(1, 2, 0, 1, new int[] {0x80402010, 0})),
                        "0300 0400 01 0000 0000000000000000 00 0100 0200 0000 0100 10204080 00000000",
                        CursorMessage.Set::read),
                message(new CursorMessage.Move(-5, 6), "fbff 0600", CursorMessage.Move::read),
                message(new InputsMessage.Init(2), "0200", InputsMessage.Init::read));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void write_anyMessage_givesTheBytesOfTheWire(SpiceMessage message, byte[] expected, Reader reader) {
        assertThat(whole(message)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void read_whatWasWritten_givesTheMessage(SpiceMessage message, byte[] ignored, Reader reader)
            throws ProtocolException {
        SpiceMessage read = reader.read(ByteReader.little(whole(message)));
        assertThat(whole(read)).isEqualTo(whole(message));
        assertThat(read.type()).isEqualTo(message.type());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void read_cutAnywhere_isRefused(SpiceMessage message, byte[] ignored, Reader reader) {
        byte[] whole = whole(message);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader.read(ByteReader.little(cut)))
                    .as("%s cut to %d bytes", message, length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "surface of 0 columns, 00000000000000004001000020000000 01000000",
        "surface too large, 00000000 00400000 00400000 20000000 01000000",
        "surface 1024, 00040000 80020000 40010000 20000000 01000000",
        "surface format 33, 00000000 80020000 40010000 21000000 01000000"
    })
    void surfaceCreate_hostileNumbers_isRefused(String what, String hex) {
        assertRefused(hex, DisplayMessage.SurfaceCreate::read);
    }

    @Test
    void read_hostileCounts_areRefused() {
        assertRefused("ffff 01 0500000000000000", CacheMessage.InvalList::read);
        assertRefused("0100 02 0500000000000000", CacheMessage.InvalList::read);
        assertRefused("ff 02 00 0100000000000000", CommonMessage.WaitForChannels::read);
        assertRefused("4100" + "00000000".repeat(65), CommonMessage.SubMessages::read);
        assertRefused("0100 ffffffff", CommonMessage.SubMessages::read);
        assertRefused("0100 06000000 0500 ffffffff", CommonMessage.SubMessages::read);
        assertRefused("40000000 00", StreamMessage.NewClip::read);
        assertRefused("02000000 02", StreamMessage.NewClip::read);
        assertRefused("02000000 01 ffffffff", StreamMessage.NewClip::read);
        assertRefused("02000000 01 00000100" + "00".repeat(100), StreamMessage.NewClip::read);
        assertRefused("02000000 01 01000000 00000080 00000000 ffffff7f 00000000", StreamMessage.NewClip::read);
        assertRefused("02000000 01 01000000 02000000 00000000 01000000 00000000", StreamMessage.NewClip::read);
        assertRefused("02000000 00000000 ffffffff 00", StreamMessage.Data::read);
        assertRefused("02000000 00000000 00000010 00", StreamMessage.Data::read);
    }

    @Test
    void destination_asSpiceServerWritesIt_isReadWithoutNulAndWithoutPortsThatAreNone() throws ProtocolException {
        String fixed = "ffff 0d17 02000000 17000000 03000000 14000000";
        byte[] body = LinkTest.hex(fixed + "434e00 6200 00");
        assertThat(MigrationMessage.SwitchHost.read(ByteReader.little(body)).destination())
                .isEqualTo(new MigrationMessage.Destination(0, 5901, "b", "CN"));
    }

    @ParameterizedTest
    @CsvSource({
        "no host, 0c17 0000 00000000 14000000 00000000 00000000 6200",
        "host of no characters, 0c17 0000 01000000 14000000 00000000 00000000 00",
        "host at 0, 0c17 0000 02000000 00000000 00000000 00000000 6200",
        "host with a blank, 0c17 0000 02000000 14000000 00000000 00000000 2000",
        "host with a line feed, 0c17 0000 02000000 14000000 00000000 00000000 0a00",
        "host too long, 0c17 0000 01010000 14000000 00000000 00000000 6200",
        "host outside, 0c17 0000 02000000 16000000 00000000 00000000 6200",
        "host before it, 0c17 0000 02000000 ffffffff 00000000 00000000 6200",
        "subject too long, 0c17 0000 02000000 14000000 01100000 14000000 6200",
        "subject outside, 0c17 0000 02000000 14000000 03000000 14000000 6200"
    })
    void destination_hostileNumbers_isRefused(String what, String hex) {
        assertRefused(hex, MigrationMessage.SwitchHost::read);
    }

    @Test
    void notify_ofTooLongText_isRefused() {
        assertRefused(
                "0500000000000000 01000000 02000000 03000000 01000100"
                        + "61".repeat(CommonMessage.Notify.TEXT_BYTES_MAX + 1),
                CommonMessage.Notify::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MainAgentMessage.PIECE_BYTES_MAX + 1})
    void agentData_ofNoneOrTooManyBytes_isRefused(int size) {
        RawMessage fromClient = new RawMessage(MainAgentMessage.ClientData.TYPE, new byte[size]);
        RawMessage fromServer = new RawMessage(MainAgentMessage.Data.TYPE, new byte[size]);
        assertThatThrownBy(() -> MainAgentMessage.ClientData.read(fromClient)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> MainAgentMessage.Data.read(fromServer)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void agentData_ofAsManyBytesAsThereMayBe_isReadAsWritten() throws ProtocolException {
        byte[] piece = new byte[MainAgentMessage.PIECE_BYTES_MAX];
        new Random(1).nextBytes(piece);
        MainAgentMessage.Data fromServer = MainAgentMessage.Data.read(new RawMessage(109, piece.clone()));
        assertThat(fromServer).isEqualTo(new MainAgentMessage.Data(piece));
        assertThat(bytes(fromServer)).isEqualTo(piece);
        MainAgentMessage.ClientData fromClient = MainAgentMessage.ClientData.read(new RawMessage(107, piece.clone()));
        assertThat(fromClient).isEqualTo(new MainAgentMessage.ClientData(piece));
        assertThat(bytes(fromClient)).isEqualTo(piece);
    }

    @Test
    void monitorsConfig_withMonitorOfNoPixels_leavesItOut() throws ProtocolException {
        byte[] body = LinkTest.hex("0200 0200 00000000 00000000 00000000 40010000 00000000 00000000 00000000"
                + "01000000 00000000 05000000 06000000 01000000 02000000 00000000");
        assertThat(DisplayMessage.MonitorsConfig.read(ByteReader.little(body)).heads())
                .containsExactly(new Head(1, 0, new Rect(1, 2, 6, 8)));
    }

    private static void assertRefused(String hex, Reader reader) {
        assertThatThrownBy(() -> reader.read(ByteReader.little(LinkTest.hex(hex))))
                .as(hex)
                .isInstanceOf(ProtocolException.class);
    }

    private static Arguments message(SpiceMessage message, String hex, Reader reader) {
        return Arguments.of(message, LinkTest.hex(hex), reader);
    }

    private static byte[] bytes(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return out.toByteArray();
    }

    private static byte[] whole(SpiceMessage message) {
        return ByteWriter.little().bytes(bytes(message)).bytes(message.tail()).toByteArray();
    }

    /** Reads a message of one kind. */
    interface Reader {
        SpiceMessage read(ByteReader in) throws ProtocolException;
    }
}
