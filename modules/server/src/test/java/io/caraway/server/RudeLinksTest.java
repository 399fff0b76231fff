package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.server.link.LinkPlaces;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ByteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that come no further than the link stage: each is logged once, and none keeps a good viewer out. */
final class RudeLinksTest {
    private static final String TICKET = "seed";
    private static final int FLOOD = 1500;

    private static TestServer server;

    private LogLines log;

    @BeforeAll
    static void start() {
        server = new TestServer(TICKET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        log = new LogLines();
    }

    @AfterEach
    void check() throws Exception {
        try (GoodViewer good = new GoodViewer(server, TICKET)) {
            good.checkIsServed();
        }
        log.close();
        assertThat(log.faults()).isEmpty();
        assertThat(log.of("event=link-refused")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, LinkRequest.BODY_BYTES_MAX + 1, 1 << 16, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
    void link_requestOfWrongSize_isRefusedAndLoggedOnce(long size) throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            byte[] header = Arrays.copyOf(RawChannel.request(ChannelType.MAIN, 0), LinkRequest.HEADER_BYTES);
            byte[] sized = ByteWriter.little()
                    .bytes(Arrays.copyOf(header, LinkRequest.HEADER_BYTES - Integer.BYTES))
                    .u32(size)
                    .toByteArray();
            viewer.sendBytes(sized);
            assertThat(viewer.readLinkReply().error()).isEqualTo(LinkError.INVALID_DATA.number());
            assertThat(viewer.isClosedByServer()).isTrue();
            assertThat(log.of("event=link-refused")).singleElement().asString().contains("INVALID_DATA");
        }
    }

    /** Sizes that may be, around words that are not there. */
    @Test
    void link_randomRequests_areRefusedOrAnswered() throws Exception {
        Random random = new Random(5);
        List<RawChannel> rude = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] request = RawChannel.request(ChannelType.MAIN, 0);
            for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
                request[random.nextInt(request.length)] = (byte) random.nextInt();
            }
            RawChannel channel = RawChannel.connect(server.port());
            rude.add(channel);
            channel.trySend(request);
            channel.trySend(new byte[LinkRequest.BODY_BYTES_MAX]);
        }
        for (RawChannel channel : rude) {
            channel.readToEnd();
            channel.close();
        }
        assertThat(log.of("event=viewer-joined")).isEmpty();
    }

    @Test
    void link_silentConnections_keepNobodyOut() throws Exception {
        flood(new byte[0]);
    }

    @Test
    void link_halfRequests_keepNobodyOut() throws Exception {
        flood(Arrays.copyOf(RawChannel.request(ChannelType.MAIN, 0), LinkRequest.HEADER_BYTES + 1));
    }

    @Test
    void link_requestsWithoutTicket_keepNobodyOut() throws Exception {
        flood(RawChannel.request(ChannelType.MAIN, 0));
    }

    @Test
    void link_refusedThatStay_keepNobodyOut() throws Exception {
        flood("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void flood(byte[] bytes) throws Exception {
        List<RawChannel> rude = new ArrayList<>();
        try (GoodViewer before = new GoodViewer(server, TICKET)) {
            for (int i = 0; i < FLOOD; i++) {
                RawChannel channel = RawChannel.connect(server.port());
                rude.add(channel);
                channel.trySend(bytes);
            }
            try (GoodViewer after = new GoodViewer(server, TICKET)) {
                after.checkIsServed();
                before.checkIsServed();
            }
            log.await("event=link-refused", FLOOD - LinkPlaces.PLACES_MAX);
        } finally {
            close(rude);
        }
    }

    private static void close(List<RawChannel> channels) throws IOException {
        for (RawChannel channel : channels) {
            channel.close();
        }
    }
}
