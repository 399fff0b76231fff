package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.caraway.protocol.rfb.RfbException.Kind;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final String VERSION_3_3 = ascii("RFB 003.003\n");
    private static final String VERSION_3_7 = ascii("RFB 003.007\n");
    private static final String VERSION_3_8 = ascii("RFB 003.008\n");
    private static final String CHALLENGE = "000102030405060708090a0b0c0d0e0f";

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static TestViewer viewer(String password) {
        return new TestViewer(RfbOptions.builder()
                .password(password.isEmpty() ? null : password)
                .build());
    }

    private static RfbException failure(TestViewer viewer, byte[] bytes, Feed feed) {
        RfbException failure = catchThrowableOfType(RfbException.class, () -> viewer.receive(bytes, feed));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static ServerBytes reason(ServerBytes bytes, String text) {
        return bytes.i32(text.length()).text(text);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void receive_version38None_connectsAndAsksForTheScreen(Feed feed) throws Exception {
        TestViewer viewer = viewer("");

        viewer.receive(
                new ServerBytes()
                        .text("RFB 003.008\n")
                        .hex("02 02 01 00000000")
                        .init(640, 480, "Büro")
                        .done(),
                feed);

        assertThat(viewer.name).isEqualTo("Büro");
        assertThat(viewer.sent.subList(0, 3)).containsExactly(VERSION_3_8, "01", "01");
        assertThat(viewer.sent.get(3)).isEqualTo("00000000" + "20180001" + "00ff00ff00ff" + "100800" + "000000");
        assertThat(viewer.sent.get(4))
                .isEqualTo("02000013" + "00000001" + "00000007" + "00000010" + "00000005" + "00000002" + "00000000"
                        + "ffffff20" + "ffffff21" + "fffffecc" + "fffffecd" + "fffffec6" + "ffffff11" + "ffffff10"
                        + "ffffff18" + "574d5666" + "fffffec8" + "fffffec7" + "fffffefe" + "ffffff01");
        assertThat(viewer.sent.subList(5, viewer.sent.size())).containsExactly("0300000000000280" + "01e0");
    }

    @Test
    void receive_version37None_hasNoResult() throws Exception {
        TestViewer viewer = viewer("");

        viewer.receive(new ServerBytes()
                .text("RFB 003.007\n")
                .hex("01 01")
                .init(8, 8, "")
                .done());

        assertThat(viewer.sent.subList(0, 3)).containsExactly(VERSION_3_7, "01", "01");
        assertThat(viewer.screen).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.003", "003.005", "003.006"})
    void receive_version33None_isNotAskedToChoose(String version) throws Exception {
        TestViewer viewer = viewer("unused");

        viewer.receive(new ServerBytes()
                .text("RFB " + version + "\n")
                .i32(1)
                .init(8, 8, "")
                .done());

        assertThat(viewer.sent.subList(0, 2)).containsExactly(VERSION_3_3, "01");
        assertThat(viewer.screen).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.008", "003.889", "004.001", "005.000"})
    void receive_laterVersion_isAnsweredWith38(String version) throws Exception {
        TestViewer viewer = viewer("");

        viewer.receive(new ServerBytes().text("RFB " + version + "\n").done());

        assertThat(viewer.sent).containsExactly(VERSION_3_8);
    }

    @Test
    void receive_notShared_saysSo() throws Exception {
        TestViewer viewer = new TestViewer(RfbOptions.builder().shared(false).build());

        viewer.receive(new ServerBytes().text("RFB 003.003\n").i32(1).done());

        assertThat(viewer.sent).containsExactly(VERSION_3_3, "00");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void receive_passwordInEachVersion_answersTheChallenge(Feed feed) throws Exception {
        for (String version : List.of("003.003", "003.007", "003.008")) {
            TestViewer viewer = viewer("secret12-and-more");
            ServerBytes server = new ServerBytes().text("RFB " + version + "\n");
            server = version.equals("003.003") ? server.i32(2) : server.hex("03 05 01 02");

            viewer.receive(server.hex(CHALLENGE).i32(0).init(8, 8, "").done(), feed);

            String answer = HexFormat.of()
                    .formatHex(VncPassword.answer("secret12", HexFormat.of().parseHex(CHALLENGE)));
            assertThat(viewer.sent).contains(answer, "01");
            assertThat(viewer.screen).isNotNull();
        }
    }

    @Test
    void receive_wrongPassword38_givesTheReason() {
        RfbException failure = failure(
                viewer("bad"),
                reason(new ServerBytes().text("RFB 003.008\n").hex("01 02" + CHALLENGE + "00000001"), "Not that one")
                        .done(),
                Feed.BYTES);

        assertThat(failure.kind()).isEqualTo(Kind.PASSWORD_WRONG);
        assertThat(failure).hasMessage("The server does not accept the password: Not that one");
    }

    @ParameterizedTest
    @CsvSource({"003.003, 00000002", "003.007, 0102"})
    void receive_wrongPasswordBefore38_needsNoReason(String version, String security) {
        RfbException failure = failure(
                viewer("bad"),
                new ServerBytes()
                        .text("RFB " + version + "\n")
                        .hex(security + CHALLENGE + "00000001")
                        .done(),
                Feed.WHOLE);

        assertThat(failure.kind()).isEqualTo(Kind.PASSWORD_WRONG);
    }

    @Test
    void receive_tooManyAttempts_isRefused() {
        RfbException inResult = failure(
                viewer("bad"),
                reason(
                                new ServerBytes().text("RFB 003.008\n").hex("01 02" + CHALLENGE + "00000001"),
                                "Too many authentication failures")
                        .done(),
                Feed.WHOLE);
        RfbException before = failure(
                viewer("bad"),
                new ServerBytes()
                        .text("RFB 003.007\n")
                        .hex("0102" + CHALLENGE + "00000002")
                        .done(),
                Feed.WHOLE);

        assertThat(inResult.kind()).isEqualTo(Kind.REFUSED);
        assertThat(inResult).hasMessageContaining("Too many authentication failures");
        assertThat(before.kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"003.003, 00000000", "003.007, 00", "003.008, 00"})
    void receive_refusal_givesTheReason(String version, String security) {
        RfbException failure = failure(
                viewer(""),
                reason(new ServerBytes().text("RFB " + version + "\n").hex(security), "Closed\non Sundays")
                        .done(),
                Feed.BYTES);

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessage("The server refuses the connection: Closed on Sundays");
    }

    @Test
    void receive_refusalOfNone_isRefused() {
        RfbException failure = failure(
                viewer(""),
                reason(new ServerBytes().text("RFB 003.008\n").hex("0101 00000001"), "")
                        .done(),
                Feed.WHOLE);

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("gives no reason");
    }

    @Test
    void receive_endlessReason_isCut() {
        byte[] bytes = new ServerBytes()
                .text("RFB 003.008\n")
                .hex("00 ffffffff")
                .text("a".repeat(1024))
                .done();

        assertThat(failure(viewer(""), bytes, Feed.BYTES)).hasMessageEndingWith(": " + "a".repeat(1024));
    }

    @Test
    void receive_passwordAskedAndNoneGiven_saysSo() {
        byte[] bytes = new ServerBytes().text("RFB 003.008\n").hex("01 02").done();

        assertThat(failure(viewer(""), bytes, Feed.WHOLE).kind()).isEqualTo(Kind.PASSWORD_NEEDED);
    }

    @Test
    void receive_unknownSecurity_namesIt() {
        RfbException failure = failure(
                viewer("secret"),
                new ServerBytes().text("RFB 003.008\n").hex("02 13 63").done(),
                Feed.WHOLE);

        assertThat(failure.kind()).isEqualTo(Kind.SECURITY_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("19 (VeNCrypt), 99");
    }

    @ParameterizedTest
    @CsvSource({"SSH-2.0-Open, 1", "HTTP/1.1 400, 1", "RFC 1149, 3", "RFB 3.8, 6", "RFB 003x008, 8"})
    void receive_somethingElse_isSeenAtTheFirstWrongByte(String beginning, int wrongAfter) throws Exception {
        TestViewer viewer = viewer("");
        byte[] bytes = beginning.getBytes(StandardCharsets.US_ASCII);
        int wrongAt = wrongAfter - 1;
        viewer.receive(java.util.Arrays.copyOf(bytes, wrongAt));

        RfbException failure = failure(viewer, new byte[] {bytes[wrongAt]}, Feed.WHOLE);

        assertThat(failure.kind()).isEqualTo(Kind.NOT_RFB);
        assertThat(failure).hasMessageContaining("\"" + beginning.substring(0, wrongAfter) + "\"");
        assertThat(viewer.sent).isEmpty();
    }

    @Test
    void receive_versionZero_isNotRfb() {
        byte[] bytes = new ServerBytes().text("RFB 000.000\n").done();

        assertThat(failure(viewer(""), bytes, Feed.WHOLE).kind()).isEqualTo(Kind.NOT_RFB);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "16385, 1", "16000, 16000"})
    void receive_impossibleScreen_isAFault(int width, int height) {
        TestViewer viewer = viewer("");

        assertThatThrownBy(() -> viewer.receive(new ServerBytes()
                        .text("RFB 003.003\n")
                        .i32(1)
                        .init(width, height, "")
                        .done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("screen");
    }

    @Test
    void receive_longName_isAFaultBeforeItArrives() {
        TestViewer viewer = viewer("");
        ServerBytes server =
                new ServerBytes().text("RFB 003.003\n").i32(1).u16(8).u16(8);

        assertThatThrownBy(() ->
                        viewer.receive(server.bytes(new byte[16]).i32(4097).done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("name length: 4097");
    }

    @Test
    void receive_afterAFailure_ignoresBytes() throws Exception {
        TestViewer viewer = viewer("");
        failure(viewer, new byte[] {'x'}, Feed.WHOLE);

        viewer.receive(new ServerBytes().text("RFB 003.008\n").done());

        assertThat(viewer.sent).isEmpty();
    }

    @Test
    void answer_knownPair_isThatOfOtherPrograms() {
        // Made with OpenSSL: DES-ECB, key "password" with the bits of each byte reversed.
        byte[] answer = VncPassword.answer("password", HexFormat.of().parseHex(CHALLENGE));

        assertThat(HexFormat.of().formatHex(answer)).isEqualTo("b866924125c8eebb9debc1db61c538e2");
    }

    @Test
    void toString_withPassword_hidesIt() {
        assertThat(RfbOptions.builder().password("geheim").build().toString()).doesNotContain("geheim");
    }
}
