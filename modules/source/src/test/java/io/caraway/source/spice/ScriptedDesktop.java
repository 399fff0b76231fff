package io.caraway.source.spice;

import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sessions of a {@link ScriptedServer} whose desktop has one colour, and ends in one way or another. */
final class ScriptedDesktop {
    private static final int WAIT_SECONDS = 20;
    private static final int WIDTH = 30;
    private static final int HEIGHT = 10;

    /** All of the desktop. */
    static final Rect ALL = Rect.of(0, 0, WIDTH, HEIGHT);

    private ScriptedDesktop() {}

    /** A session that lasts. */
    static ScriptedSession lasting(int color) {
        return new ScriptedSession()
                .on(ChannelType.MAIN, peer -> {
                    begin(peer);
                    peer.awaitEnd();
                })
                .on(ChannelType.DISPLAY, peer -> {
                    draw(peer, color);
                    peer.awaitEnd();
                });
    }

    /** A session that the server closes in good order when {@code end} is complete, after saying that. */
    static ScriptedSession closed(int color, CompletableFuture<?> end, CommonMessage... last) {
        return lasting(color).on(ChannelType.DISPLAY, peer -> {
            draw(peer, color);
            // Nothing may be left unread: the close would be a reset.
            peer.readUntil(DisplayMessage.CLIENT_INIT);
            await(end);
            peer.send(last);
        });
    }

    /** Begins a session on its main channel. */
    static void begin(ScriptedPeer peer) throws IOException, ProtocolException {
        begin(peer, MainMessage.MOUSE_MODE_CLIENT);
    }

    /** The same with a server that has that mouse mode alone. */
    static void begin(ScriptedPeer peer, int mouseMode) throws IOException, ProtocolException {
        peer.send(new MainMessage.Init(4711, 1, mouseMode, mouseMode, 0, 0, 0, 0));
        peer.readUntil(MainMessage.ATTACH_CHANNELS);
        peer.send(new MainMessage.ChannelsList(List.of(MainMessage.ChannelId.of(ChannelType.DISPLAY, 0))));
    }

    /** Waits for the test to go on. */
    static void await(CompletableFuture<?> done) {
        try {
            done.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    private static void draw(ScriptedPeer peer, int color) throws IOException {
        peer.send(
                new DisplayMessage.SurfaceCreate(0, WIDTH, HEIGHT, PixelFormat.XRGB32, true),
                new DrawMessage(Drawable.fill(0, ALL, color), image -> {
                    throw new AssertionError("a fill has no picture");
                }),
                new DisplayMessage.Mark());
    }
}
