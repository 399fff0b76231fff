package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests, continuous updates, input, and whatever bytes may come. */
class RfbClientTest {
    private static final String NEXT = "0301" + "00000000" + "00280" + "01e";
    private static final String WHOLE = "0300" + "00000000" + "00280" + "01e";
    private static final String CONTINUOUS = "9601" + "00000000" + "00280" + "01e";
    private static final String NOT_CONTINUOUS = "9600" + "00000000" + "00280" + "01e";
    private static final byte[] UPDATE = new ServerBytes().update(0).done();
    private static final byte[] END_OF_CONTINUOUS_UPDATES = {(byte) 150};

    private static TestViewer viewer() throws Exception {
        return TestViewer.connected(40, 30);
    }

    private static TestViewer viewerWithScanCodes() throws Exception {
        TestViewer viewer = viewer();
        viewer.receive(new ServerBytes().update(1).rectangle(0, 0, 0, 0, -258).done());
        viewer.sent.clear();
        return viewer;
    }

    @Test
    void setPaused_duringAnUpdate_holdsTheNextRequestBack() throws Exception {
        TestViewer viewer = viewer();

        viewer.client.setPaused(true);
        viewer.receive(UPDATE);
        assertThat(viewer.sent).isEmpty();

        viewer.client.setPaused(false);
        assertThat(viewer.sent).containsExactly(NEXT);
    }

    @Test
    void setPaused_whileARequestIsOut_sendsNoSecondOne() throws Exception {
        TestViewer viewer = viewer();

        viewer.client.setPaused(true);
        viewer.client.setPaused(false);

        assertThat(viewer.sent).isEmpty();
    }

    @Test
    void receive_supportOfContinuousUpdates_usesThem() throws Exception {
        TestViewer viewer = viewer();

        viewer.receive(END_OF_CONTINUOUS_UPDATES);
        viewer.receive(UPDATE);
        viewer.receive(UPDATE);

        assertThat(viewer.sent).containsExactly(CONTINUOUS);
    }

    @Test
    void setPaused_withContinuousUpdates_switchesThemOffAndOn() throws Exception {
        TestViewer viewer = viewer();
        viewer.receive(END_OF_CONTINUOUS_UPDATES);

        viewer.client.setPaused(true);
        viewer.client.setPaused(true);
        viewer.receive(UPDATE);
        viewer.receive(END_OF_CONTINUOUS_UPDATES);
        assertThat(viewer.sent).containsExactly(CONTINUOUS, NOT_CONTINUOUS);

        viewer.client.setPaused(false);
        viewer.receive(UPDATE);
        assertThat(viewer.sent.subList(2, viewer.sent.size())).containsExactly(CONTINUOUS);
    }

    @Test
    void receive_endOfContinuousUpdatesAfterAQuickPause_leavesThemOn() throws Exception {
        TestViewer viewer = viewer();
        viewer.receive(END_OF_CONTINUOUS_UPDATES);
        viewer.receive(UPDATE);
        viewer.client.setPaused(true);
        viewer.client.setPaused(false);
        viewer.sent.clear();

        viewer.receive(END_OF_CONTINUOUS_UPDATES);

        assertThat(viewer.sent).isEmpty();
    }

    @Test
    void receive_newSizeWithContinuousUpdates_enlargesThem() throws Exception {
        TestViewer viewer = viewer();
        viewer.receive(END_OF_CONTINUOUS_UPDATES);
        viewer.sent.clear();

        viewer.receive(new ServerBytes().update(1).rectangle(0, 0, 50, 20, -223).done());

        assertThat(viewer.sent).containsExactly("9601" + "00000000" + "00320014", "0300" + "00000000" + "00320014");
    }

    @Test
    void requestUpdate_byHand_isSentOrOwed() throws Exception {
        TestViewer viewer = viewer();

        viewer.client.requestUpdate(true);
        viewer.client.requestUpdate(false);
        assertThat(viewer.sent).containsExactly(NEXT, WHOLE);

        viewer.client.setPaused(true);
        viewer.client.requestUpdate(false);
        assertThat(viewer.sent).hasSize(2);
        viewer.client.setPaused(false);
        assertThat(viewer.sent.subList(2, 3)).containsExactly(WHOLE);
    }

    @Test
    void input_beforeTheConnection_isDropped() {
        TestViewer viewer = new TestViewer(RfbOptions.builder().build());

        viewer.client.key(true, 'a', 0x1e);
        viewer.client.pointer(1, 1, 1);
        viewer.client.requestUpdate(false);
        viewer.client.setPaused(true);
        viewer.client.setPaused(false);

        assertThat(viewer.sent).isEmpty();
    }

    @Test
    void pointer_beside_isMovedIn() throws Exception {
        TestViewer viewer = viewer();

        viewer.client.pointer(-5, 1000, 5);

        assertThat(viewer.sent).containsExactly("05" + "05" + "0000" + "001d");
        assertThatThrownBy(() -> viewer.client.pointer(0, 0, 256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void key_withoutTheExtension_isASymbol() throws Exception {
        TestViewer viewer = viewer();

        viewer.client.key(true, 0xff52, 0xe048);
        viewer.client.key(false, 0xff52, 0xe048);
        viewer.client.key(true, 0, 0x1e);

        assertThat(viewer.client.takesScanCodes()).isFalse();
        assertThat(viewer.sent).containsExactly("0401" + "0000" + "0000ff52", "0400" + "0000" + "0000ff52");
    }

    @ParameterizedTest
    @CsvSource({
        "1e, 1e",
        "7e, 7e",
        "e04d, cd",
        "e048, c8",
        "e01c, 9c",
        "e037, 54",
        "54, 54",
        "e046, c6",
        "e11d, c6",
        "e11d45, c6",
        "45, 45",
        "1, 1"
    })
    void key_withTheExtension_isASymbolAndACode(String scanCode, String keyCode) throws Exception {
        TestViewer viewer = viewerWithScanCodes();

        viewer.client.key(false, 'x', Integer.parseInt(scanCode, 16));

        assertThat(viewer.client.takesScanCodes()).isTrue();
        assertThat(viewer.sent)
                .containsExactly("ff00" + "0000" + "00000078" + "0".repeat(8 - keyCode.length()) + keyCode);
    }

    @ParameterizedTest
    @CsvSource({"0", "7f", "80", "9e", "e000", "e07f", "e0c8", "e02a", "e036", "e1e048", "1001e", "ffffffff"})
    void key_unknownScanCode_isASymbol(String scanCode) throws Exception {
        TestViewer viewer = viewerWithScanCodes();

        viewer.client.key(true, 'x', Integer.parseUnsignedInt(scanCode, 16));
        viewer.client.key(true, 0, Integer.parseUnsignedInt(scanCode, 16));

        assertThat(viewer.sent).containsExactly("0401" + "0000" + "00000078");
    }

    @Test
    void close_insideACallback_endsIt() throws Exception {
        ClosingListener listener = new ClosingListener();
        RfbClient client = listener.client;
        byte[] bytes = new ServerBytes()
                .text("RFB 003.003\n")
                .i32(1)
                .init(8, 8, "")
                .update(0)
                .update(0)
                .done();

        client.receive(bytes);
        int sent = listener.sent;
        client.receive(UPDATE);
        client.close();

        assertThat(listener.updates).isOne();
        assertThat(sent).isEqualTo(5);
        assertThat(listener.sent).isEqualTo(sent);
    }

    @Test
    void options_withQuality_announceIt() throws Exception {
        TestViewer viewer = new TestViewer(new RfbOptions(null, true, List.of(), 9, OptionalInt.of(8)));

        viewer.receive(
                new ServerBytes().text("RFB 003.003\n").i32(1).init(8, 8, "").done());

        assertThat(viewer.sent.get(3)).startsWith("02000010" + "00000001" + "00000000" + "ffffff20");
        assertThat(viewer.sent.get(3)).endsWith("ffffff09" + "ffffffe8");
        assertThatThrownBy(() -> RfbOptions.builder().jpegQuality(10).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RfbOptions.builder().compressionLevel(-1).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void receive_spoiltBytes_areFaultsOrPictures(Feed feed) throws Exception {
        byte[] good = everything();
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(6); i >= 0 && bad.length > 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
            }
            TestViewer viewer = TestViewer.connected(64, 64);
            try {
                viewer.receive(bad, feed);
            } catch (ProtocolException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("null");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            viewer.client.close();
        }
    }

    @Test
    void receive_cutAnywhere_waits() throws Exception {
        byte[] good = everything();
        for (int length = 0; length < good.length; length++) {
            TestViewer viewer = TestViewer.connected(64, 64);
            viewer.receive(Arrays.copyOf(good, length));
            assertThat(viewer.bells).as("cut after %d bytes", length).isZero();
            viewer.receive(Arrays.copyOfRange(good, length, good.length));
            assertThat(viewer.bells).as("cut after %d bytes", length).isOne();
            viewer.client.close();
        }
    }

    /** A rectangle of each kind, and a bell at the end. */
    private static byte[] everything() {
        TestDeflater zrle = new TestDeflater();
        TestDeflater tight = new TestDeflater();
        ServerBytes server = new ServerBytes().update(10);
        server.rectangle(0, 0, 3, 2, 0).bytes(new byte[24]);
        server.rectangle(0, 0, 3, 2, 1).i32(0x0001_0001);
        server.rectangle(0, 0, 20, 20, 2).i32(1).pixel(1).pixel(2).hex("0001 0001 0002 0002");
        server.rectangle(0, 0, 17, 3, 5).hex("1a 01020300 01 04050600 11 11").hex("0c 01020300 01 00 00");
        byte[] tiles =
                new ServerBytes().hex("82 010203 040506 00 81 06 00 81 06").done();
        byte[] packed = zrle.next(tiles);
        server.rectangle(0, 0, 4, 4, 16).i32(packed.length).bytes(packed);
        byte[] colors = tight.next(new byte[8 * 8 * 3]);
        server.rectangle(0, 0, 8, 8, 7).u8(0x40).u8(2).u8(colors.length).bytes(colors);
        server.rectangle(0, 0, 8, 8, 7).u8(0x80).rgb(7);
        server.rectangle(0, 0, 3, 3, -239).bytes(new byte[39]);
        server.rectangle(0, 0, 0, 0, -307).hex("00000002 4142");
        server.rectangle(0, 0, 64, 64, -308).hex("01000000 00000001 0000 0000 0040 0040 00000000");
        server.hex("f8 000000 80000007 03 aabbcc");
        server.hex("03 000000 00000004 41424344");
        return server.u8(2).done();
    }

    private static final class ClosingListener implements RfbListener {
        private final RfbClient client = new RfbClient(RfbOptions.builder().build(), this);
        private int updates;
        private int sent;

        @Override
        public void send(byte[] bytes) {
            sent++;
        }

        @Override
        public void connected(int width, int height, String name) {}

        @Override
        public void update(List<RfbChange> changes, boolean last) {
            updates++;
            client.close();
        }

        @Override
        public void bell() {}

        @Override
        public void cutText(String text) {}
    }
}
