package io.caraway.source.spice;

import io.caraway.source.SourceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.TimeUnit;

/**
 * Connects one channel, by TLS or without. Owned by the event loop that made it.
 *
 * <p>With TLS the certificate has been checked before anything is sent.
 */
final class SpiceConnector {
    private static final String HOST_NAME_AS_HTTPS_HAS_IT = "HTTPS";

    private final SpiceChannelOptions options;
    private final boolean byTls;
    private final NetClient client;

    SpiceConnector(Vertx vertx, SpiceChannelOptions options, boolean byTls) {
        this.options = options;
        this.byTls = byTls;
        NetClientOptions net = new NetClientOptions()
                .setConnectTimeout((int) options.linkTimeoutMillis())
                .setTcpKeepAlive(true);
        if (options.receiveBufferBytes() > 0) {
            net.setReceiveBufferSize(options.receiveBufferBytes());
        }
        this.client = vertx.createNetClient(net);
    }

    /** Whether this goes to a port, and not by TLS. */
    boolean isPlain() {
        return !byTls && options.endpoint().address(false).isInetSocket();
    }

    /** Connects; fails with {@link SourceException}. */
    Future<NetSocket> connect() {
        ConnectOptions to =
                new ConnectOptions().setRemoteAddress(options.endpoint().address(byTls));
        SpiceTls tls = options.endpoint().tls();
        if (byTls && tls != null) {
            to.setSsl(true).setSslOptions(ssl(tls.trust()));
        }
        return client.connect(to).recover(failure -> {
            client.close();
            return Future.failedFuture(ConnectFailure.of(options.endpoint(), byTls, failure));
        });
    }

    /** Lets go of what it holds. */
    void close() {
        client.close();
    }

    private ClientSSLOptions ssl(TlsTrust trust) {
        return new ClientSSLOptions()
                .setSslHandshakeTimeout(options.linkTimeoutMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTrustOptions(TrustOptions.wrap(trust.check()))
                .setHostnameVerificationAlgorithm(trust.checksHostName() ? HOST_NAME_AS_HTTPS_HAS_IT : "");
    }
}
