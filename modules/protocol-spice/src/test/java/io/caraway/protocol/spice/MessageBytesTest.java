package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.Head;
import io.caraway.images.EncodedImage;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message against bytes that were captured from the reference server, or written by hand from its layout. */
final class MessageBytesTest {
    private static final byte[] LZ = LinkTest.hex("20205a4c 00010001 00000008 00000004 00000003 00000010 00000001 0b"
            + "000000 100010 200020 300030 002020 102030 202040 302050 004040 104050 204060 304070");

    private static final WireImage IMAGE = new WireImage(1, new EncodedImage(ImageForm.LZ_RGB, 4, 3, LZ));

    static Stream<Arguments> messages() {
        Rect box = new Rect(0, 0, 4, 3);
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
                        new DisplayMessage.SurfaceCreate(0, 640, 320, true),
                        "00000000 80020000 40010000 20000000 01000000",
                        DisplayMessage.SurfaceCreate::read),
                message(new DisplayMessage.SurfaceDestroy(5), "05000000", DisplayMessage.SurfaceDestroy::read),
                message(
                        new DisplayMessage.MonitorsConfig(List.of(new Head(0, 0, new Rect(0, 0, 640, 320)))),
                        "0100 0100 00000000 00000000 80020000 40010000 00000000 00000000 00000000",
                        DisplayMessage.MonitorsConfig::read),
                message(
                        new DisplayMessage.DrawCopy(0, box, IMAGE, box),
                        "00000000 00000000 00000000 03000000 04000000 00 39000000"
                                + "00000000 00000000 03000000 04000000 0800 00 00 00000000 00000000 00000000"
                                + "0100000000000000 65 00 04000000 03000000 41000000",
                        DisplayMessage.DrawCopy::read),
                message(
                        new DisplayMessage.DrawFill(0, new Rect(1, 2, 3, 4), 0x112233),
                        "00000000 02000000 01000000 04000000 03000000 00 01 33221100 0800 00 00000000 00000000 00000000",
                        DisplayMessage.DrawFill::read),
                message(
                        new DisplayMessage.CopyBits(0, new Rect(1, 2, 3, 4), 5, -6),
                        "00000000 02000000 01000000 04000000 03000000 00 05000000 faffffff",
                        DisplayMessage.CopyBits::read),
                message(
                        new DisplayMessage.ClientInit(1, 20_971_520, 1, 8_388_608),
                        "01 0000400100000000 01 00008000",
                        DisplayMessage.ClientInit::read),
                message(new DisplayMessage.PreferredCompression(7), "07", DisplayMessage.PreferredCompression::read),
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
        assertThat(bytes(message)).isEqualTo(expected);
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
        int needed = message instanceof DisplayMessage.DrawFill ? whole.length - 13 : whole.length;
        for (int length = 0; length < needed; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader.read(ByteReader.little(cut)))
                    .as("%s cut to %d bytes", message, length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void bitmap_inDrawCopy_hasItsHeader() {
        byte[] pixels = LinkTest.hex("01020300 04050600");
        WireImage image = new WireImage(9, new EncodedImage(ImageForm.BITMAP, 2, 1, pixels));
        DisplayMessage.DrawCopy copy =
                new DisplayMessage.DrawCopy(0, new Rect(0, 0, 2, 1), image, new Rect(0, 0, 2, 1));
        byte[] head = bytes(copy);
        assertThat(Arrays.copyOfRange(head, 57, head.length))
                .isEqualTo(LinkTest.hex(
                        "0900000000000000 00 00 02000000 01000000" + "08 04 02000000 01000000 08000000 00000000"));
        assertThat(copy.tail()).isSameAs(pixels);
    }

    @Test
    void lz4_inDrawCopy_isType109() {
        WireImage image = new WireImage(9, new EncodedImage(ImageForm.LZ4, 1, 1, new byte[3]));
        byte[] head = bytes(new DisplayMessage.DrawCopy(0, new Rect(0, 0, 1, 1), image, new Rect(0, 0, 1, 1)));
        assertThat(head[57 + 8]).isEqualTo((byte) 109);
    }

    @Test
    void read_hostileSizes_areRefused() {
        String base = "00000000 00000000 00000000 03000000 04000000 00 39000000"
                + "00000000 00000000 03000000 04000000 0800 00 00 00000000 00000000 00000000";
        for (String image : new String[] {
            "0100000000000000 65 00 04000000 03000000 ffffffff",
            "0100000000000000 65 00 00000000 03000000 00000000",
            "0100000000000000 65 00 ffffffff 03000000 00000000",
            "0100000000000000 00 00 ffff0000 ffff0000 08 04 ffff0000 ffff0000 fcff0300 00000000",
            "0100000000000000 66 00 04000000 03000000 00000000"
        }) {
            byte[] body = LinkTest.hex(base + image);
            assertThatThrownBy(() -> DisplayMessage.DrawCopy.read(ByteReader.little(body)))
                    .as(image)
                    .isInstanceOf(ProtocolException.class);
        }
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
