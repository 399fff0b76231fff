package io.caraway.testkit;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer of a display channel shows: reads the server's messages, decodes every image, and draws.
 *
 * <p>It is as strict as the reference client is lenient: a message that client would skip is an exception here.
 */
public final class SpiceScreen {
    private final DisplayState state = new DisplayState();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private boolean marked;

    /** Takes a message of the server. */
    public void receive(RawMessage message) throws ProtocolException {
        counts.merge(message.type(), 1, Integer::sum);
        ByteReader in = message.reader();
        switch (message.type()) {
            case DisplayMessage.SurfaceCreate.TYPE -> create(DisplayMessage.SurfaceCreate.read(in));
            case DisplayMessage.SurfaceDestroy.TYPE -> {
                int id = DisplayMessage.SurfaceDestroy.read(in).id();
                require(state.snapshot(id).isPresent(), "surface " + id + " destroyed, which is not there");
                state.apply(new DisplayEvent.SurfaceDestroy(id));
                marked &= id != DisplayEvent.PRIMARY_SURFACE;
            }
            case DisplayMessage.DrawFill.TYPE -> {
                DisplayMessage.DrawFill fill = DisplayMessage.DrawFill.read(in);
                draw(Drawable.fill(fill.surfaceId(), fill.box(), fill.color()));
            }
            case DisplayMessage.DrawCopy.TYPE -> {
                DisplayMessage.DrawCopy copy = DisplayMessage.DrawCopy.read(in);
                Image image = Image.ofEncoded(copy.image().encoded());
                draw(new Drawable(copy.surfaceId(), copy.box(), new Operation.Copy(image, copy.source())));
            }
            case DisplayMessage.CopyBits.TYPE -> {
                DisplayMessage.CopyBits bits = DisplayMessage.CopyBits.read(in);
                draw(Drawable.copyBits(bits.surfaceId(), bits.box(), bits.srcX(), bits.srcY()));
            }
            case DisplayMessage.MonitorsConfig.TYPE -> DisplayMessage.MonitorsConfig.read(in);
            case DisplayMessage.MARK -> {
                require(state.snapshot(DisplayEvent.PRIMARY_SURFACE).isPresent(), "MARK without a desktop");
                marked = true;
            }
            case DisplayMessage.INVAL_ALL_PALETTES, CommonMessage.SetAck.TYPE, CommonMessage.Ping.TYPE -> {}
            default -> throw new ProtocolException("message " + message.type() + " is none that a display sends");
        }
    }

    /** The pixels of the desktop, 0x00RRGGBB, once it has been marked complete. */
    public Optional<int[]> pixels() {
        return marked ? pixels(DisplayEvent.PRIMARY_SURFACE) : Optional.empty();
    }

    /** The pixels of a surface. */
    public Optional<int[]> pixels(int surfaceId) {
        return state.snapshot(surfaceId).map(snapshot -> snapshot.read(snapshot.bounds()));
    }

    /** The area of the desktop, empty if there is none. */
    public Rect bounds() {
        return state.snapshot(DisplayEvent.PRIMARY_SURFACE)
                .map(SurfaceSnapshot::bounds)
                .orElse(Rect.EMPTY);
    }

    /** How many messages of a number came. */
    public int count(int type) {
        return counts.getOrDefault(type, 0);
    }

    private void create(DisplayMessage.SurfaceCreate create) throws ProtocolException {
        require(state.snapshot(create.id()).isEmpty(), "surface " + create.id() + " created, which is there already");
        boolean primary = create.id() == DisplayEvent.PRIMARY_SURFACE;
        require(create.primary() == primary, "surface " + create.id() + " has the wrong flag");
        state.apply(new DisplayEvent.SurfaceCreate(create.id(), create.width(), create.height()));
    }

    private void draw(Drawable drawable) throws ProtocolException {
        require(state.apply(new DisplayEvent.Draw(drawable)), "drawn where nothing is: " + drawable);
    }

    private static void require(boolean condition, String fault) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(fault);
        }
    }
}
