package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The link stage, against the bytes of a captured handshake. */
final class LinkTest {
    /** A main link as spice-gtk sends it: connection 0, type 1, id 0, one common and one channel word. */
    private static final byte[] CAPTURED =
            hex("52454451 02000000 02000000 1a000000" + "00000000 01 00 01000000 01000000 12000000 09000000 0f000000");

    @Test
    void linkRequest_captured_isReadAndWrittenAlike() throws ProtocolException {
        assertThat(LinkRequest.check(header(CAPTURED))).isEqualTo(LinkError.OK);
        int size = LinkRequest.bodyBytes(header(CAPTURED));
        assertThat(size).isEqualTo(CAPTURED.length - LinkRequest.HEADER_BYTES);
        LinkRequest request = LinkRequest.read(ByteReader.little(CAPTURED, LinkRequest.HEADER_BYTES, size));
        assertThat(request).isEqualTo(new LinkRequest(0, 1, 0, Capabilities.of(0, 3), Capabilities.of(0, 1, 2, 3)));
        ByteWriter out = ByteWriter.little();
        request.write(out);
        assertThat(out.toByteArray()).isEqualTo(CAPTURED);
    }

    @ParameterizedTest
    @CsvSource({
        "52454450 02000000 02000000 1a000000, INVALID_MAGIC",
        "52454451 03000000 02000000 1a000000, VERSION_MISMATCH",
        "52454451 01000000 02000000 1a000000, VERSION_MISMATCH",
        "52454451 02000000 63000000 1a000000, OK",
        "52454451 02000000 02000000 11000000, INVALID_DATA",
        "52454451 02000000 02000000 00000000, INVALID_DATA",
        "52454451 02000000 02000000 01100000, INVALID_DATA",
        "52454451 02000000 02000000 ffffffff, INVALID_DATA",
        "52454451 02000000 02000000 00100000, OK"
    })
    void check_header_givesTheErrorOfTheReference(String bytes, LinkError error) throws ProtocolException {
        assertThat(LinkRequest.check(ByteReader.little(hex(bytes)))).isEqualTo(error);
    }

    @Test
    void read_cutAnywhere_isRefused() {
        byte[] body = Arrays.copyOfRange(CAPTURED, LinkRequest.HEADER_BYTES, CAPTURED.length);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> LinkRequest.read(ByteReader.little(cut)))
                    .as("%d bytes", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00000000 01 00 01040000 01000000 12000000",
        "00000000 01 00 00000000 ffffffff 12000000",
        "00000000 01 00 00000000 00000000 11000000",
        "00000000 01 00 00000000 00000000 13000000",
        "00000000 01 00 00000000 00000000 ffffffff"
    })
    void read_hostileCountsAndOffsets_areRefused(String body) {
        assertThatThrownBy(() -> LinkRequest.read(ByteReader.little(hex(body)))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void linkReply_ofOurs_hasTheLengthsThatClientsExpect() throws ProtocolException {
        KeyPair key = Ticket.newKey();
        LinkReply reply = new LinkReply(0, key.getPublic().getEncoded(), Capabilities.of(0, 1, 3), Capabilities.of(1));
        ByteWriter out = ByteWriter.little();
        reply.write(out);
        byte[] bytes = out.toByteArray();
        assertThat(bytes).hasSize(202).startsWith(hex("52454451 02000000 02000000 ba000000 00000000 30819f30"));
        assertThat(Arrays.copyOfRange(bytes, 182, 202)).isEqualTo(hex("01000000 01000000 b2000000 0b000000 02000000"));
        assertThat(LinkReply.bodyBytes(header(bytes))).isEqualTo(186);
        assertThat(LinkReply.read(ByteReader.little(bytes, LinkReply.HEADER_BYTES, 186)))
                .isEqualTo(reply);
    }

    @Test
    void refusal_withoutCapabilitiesAndOffset_isReadAsSpiceServerWritesIt() throws Exception {
        byte[] body = new byte[178];
        body[0] = (byte) LinkError.NEED_SECURED.number();

        assertThat(LinkReply.read(ByteReader.little(body))).isEqualTo(LinkReply.refusal(LinkError.NEED_SECURED));
    }

    @Test
    void reply_withCapabilitiesButNoOffset_isRefused() {
        byte[] body = new byte[182];
        body[166] = 1;

        assertThatThrownBy(() -> LinkReply.read(ByteReader.little(body))).hasMessageContaining("capability offset: 0");
    }

    @Test
    void refusal_has194Bytes() {
        ByteWriter out = ByteWriter.little();
        LinkReply.refusal(LinkError.INVALID_MAGIC).write(out);
        assertThat(out.toByteArray()).hasSize(194).startsWith(hex("52454451 02000000 02000000 b2000000 02000000"));
    }

    @Test
    void ticket_encryptedForTheKey_matchesItsPasswordAlone() throws ProtocolException {
        KeyPair key = Ticket.newKey();
        String longest = "x".repeat(Ticket.PASSWORD_BYTES_MAX);
        for (String password : new String[] {"", "secret", "pässwörd", longest}) {
            byte[] ticket = Ticket.encrypt(password, key.getPublic().getEncoded());
            assertThat(ticket).hasSize(Ticket.BYTES);
            assertThat(Ticket.matches(ticket, password, key)).isTrue();
            assertThat(Ticket.matches(ticket, password + "!", key)).isFalse();
            assertThat(Ticket.matches(ticket, password, Ticket.newKey())).isFalse();
        }
        assertThat(Ticket.matches(new byte[Ticket.BYTES], "", key)).isFalse();
    }

    private static ByteReader header(byte[] bytes) {
        return ByteReader.little(bytes, 0, LinkRequest.HEADER_BYTES);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
