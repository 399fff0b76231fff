package io.caraway.source.spice;

import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.testkit.TestAuthority;
import io.caraway.wire.ByteWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Another way into a {@link ScriptedServer}: by TLS, by a socket of this machine, or by a port that turns some channels down
 * because they are to go by TLS. Belongs to one test; ends with its Vert.x.
 */
final class SpiceFront {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int WAIT_SECONDS = 20;
    private static final int TYPE_AT = LinkRequest.HEADER_BYTES + Integer.BYTES;

    private final Vertx vertx;
    private final NetServer server;
    private final int serverPort;
    private final Set<ChannelType> secured;
    private final List<ChannelType> channels = new CopyOnWriteArrayList<>();

    private SpiceFront(Vertx vertx, NetServerOptions options, int serverPort, Set<ChannelType> secured) {
        this.vertx = vertx;
        this.server = vertx.createNetServer(options);
        this.serverPort = serverPort;
        this.secured = secured;
    }

    /** By TLS, with that server's certificate. */
    static SpiceFront tls(Vertx vertx, TestAuthority.Server identity, ScriptedServer behind) throws Exception {
        PemKeyCertOptions keys = new PemKeyCertOptions()
                .addCertPath(identity.certificateFile().toString())
                .addKeyPath(identity.keyFile().toString());
        NetServerOptions options = new NetServerOptions().setSsl(true).setKeyCertOptions(keys);
        return new SpiceFront(vertx, options, behind.port(), Set.of())
                .listen(SocketAddress.inetSocketAddress(0, LOOPBACK));
    }

    /** By a socket of this machine. */
    static SpiceFront unix(Vertx vertx, Path path, ScriptedServer behind) throws Exception {
        return new SpiceFront(vertx, new NetServerOptions(), behind.port(), Set.of())
                .listen(SocketAddress.domainSocketAddress(path.toString()));
    }

    /** By a port without TLS that wants it for some channels. */
    static SpiceFront wantingTls(Vertx vertx, Set<ChannelType> secured, ScriptedServer behind) throws Exception {
        return new SpiceFront(vertx, new NetServerOptions(), behind.port(), secured)
                .listen(SocketAddress.inetSocketAddress(0, LOOPBACK));
    }

    int port() {
        return server.actualPort();
    }

    /** The channels that were asked for here, those too that were turned down. */
    List<ChannelType> channels() {
        return List.copyOf(channels);
    }

    private SpiceFront listen(SocketAddress address) throws Exception {
        server.connectHandler(this::accept);
        await(server.listen(address));
        return this;
    }

    private void accept(NetSocket viewer) {
        Buffer before = Buffer.buffer();
        viewer.handler(buffer -> {
            before.appendBuffer(buffer);
            if (before.length() > TYPE_AT) {
                viewer.pause();
                asked(viewer, ChannelType.of(before.getByte(TYPE_AT)).orElseThrow(), before);
            }
        });
    }

    private void asked(NetSocket viewer, ChannelType type, Buffer request) {
        channels.add(type);
        if (secured.contains(type)) {
            ByteWriter refusal = ByteWriter.little();
            LinkReply.refusal(LinkError.NEED_SECURED).write(refusal);
            viewer.write(Buffer.buffer(refusal.toByteArray())).onComplete(done -> viewer.close());
            return;
        }
        vertx.createNetClient()
                .connect(serverPort, LOOPBACK)
                .onSuccess(behind -> {
                    behind.write(request);
                    behind.handler(viewer::write);
                    behind.closeHandler(nothing -> viewer.close());
                    viewer.handler(behind::write);
                    viewer.closeHandler(nothing -> behind.close());
                    viewer.resume();
                })
                .onFailure(failure -> viewer.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
