package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.Ticket;
import io.caraway.source.SourceException;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkClientTest {
    private static final KeyPair KEY = Ticket.newKey();
    private static final String PASSWORD = "swordfish";

    private final LinkClient link = new LinkClient(
            SpiceChannelOptions.of(SpiceEndpoint.of("127.0.0.1", 5900), PASSWORD),
            ChannelType.DISPLAY,
            0,
            7,
            Capabilities.NONE);

    @Test
    void receive_byteByByte_sendsOneTicketAndKeepsTheRest() throws Exception {
        ByteWriter server = ByteWriter.little().bytes(reply(Capabilities.COMMON_AUTH_SELECTION));
        server.u32(LinkError.OK.number()).u8(0x5a);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        byte[] bytes = server.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            assertThat(link.isLinked()).as("after %d bytes", i).isEqualTo(i == bytes.length - 1);
            sent.writeBytes(link.receive(new byte[] {bytes[i]}));
        }

        byte[] answer = sent.toByteArray();
        assertThat(answer).hasSize(Integer.BYTES + Ticket.BYTES).startsWith(Ticket.MECHANISM, 0, 0, 0);
        assertThat(Ticket.matches(Arrays.copyOfRange(answer, Integer.BYTES, answer.length), PASSWORD, KEY))
                .isTrue();
        assertThat(link.hasMiniHeaders()).isFalse();
        assertThat(link.rest()).containsExactly(0x5a);
    }

    @Test
    void receive_replyOfServerWithoutSelection_isAnsweredWithTheTicketAlone() throws Exception {
        assertThat(link.receive(reply(Capabilities.COMMON_MINI_HEADER))).hasSize(Ticket.BYTES);
        assertThat(link.hasMiniHeaders()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PERMISSION_DENIED, PASSWORD, the password is wrong",
        "NEED_SECURED, REFUSED, spice+tls://",
        "NEED_UNSECURED, REFUSED, wants no TLS",
        "CHANNEL_NOT_AVAILABLE, REFUSED, no channel",
        "BAD_CONNECTION_ID, REFUSED, the session",
        "VERSION_MISMATCH, REFUSED, error 4",
        "ERROR, REFUSED, error 1",
    })
    void receive_refusal_isToldInWords(LinkError error, SourceException.Kind kind, String words) throws Exception {
        ByteWriter refusal = ByteWriter.little();
        LinkReply.refusal(error).write(refusal);

        assertRefused(refusal.toByteArray(), kind, words);
    }

    @ParameterizedTest
    @EnumSource(
            value = LinkError.class,
            names = {"OK"},
            mode = EnumSource.Mode.EXCLUDE)
    void receive_badVerdict_isRefused(LinkError error) throws Exception {
        link.receive(reply(Capabilities.COMMON_AUTH_SELECTION));

        assertThatThrownBy(() ->
                        link.receive(ByteWriter.little().u32(error.number()).toByteArray()))
                .isInstanceOf(SourceException.class);
        assertThat(link.isLinked()).isFalse();
    }

    @Test
    void receive_refusalWithoutNumberWeKnow_isToldWithIt() throws Exception {
        byte[] refusal = reply(Capabilities.COMMON_AUTH_SELECTION);
        refusal[LinkReply.HEADER_BYTES] = 99;

        assertRefused(refusal, SourceException.Kind.REFUSED, "error 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RFB 003.008\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "REDx"})
    void receive_otherProtocol_isSeenWithTheFirstBytes(String text) {
        assertThatThrownBy(() -> link.receive(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("is it a SPICE server?");
    }

    @Test
    void receive_alertOfTls_isSeenWithTheFirstTwoBytes() {
        assertRefused(new byte[] {0x15, 3}, SourceException.Kind.PROTOCOL, "speaks TLS on that port");
    }

    private void assertRefused(byte[] reply, SourceException.Kind kind, String words) {
        assertThatThrownBy(() -> link.receive(reply))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(words)
                .asInstanceOf(InstanceOfAssertFactories.type(SourceException.class))
                .extracting(SourceException::kind)
                .isEqualTo(kind);
    }

    private static byte[] reply(int commonCapability) {
        ByteWriter out = ByteWriter.little();
        new LinkReply(0, KEY.getPublic().getEncoded(), Capabilities.of(commonCapability), Capabilities.NONE).write(out);
        return out.toByteArray();
    }
}
