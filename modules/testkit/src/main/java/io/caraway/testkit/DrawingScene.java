package io.caraway.testkit;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * Drawings on surfaces that are not the desktop, of which one is then shown as the desktop at once: so that a viewer that looks
 * but once sees them all.
 *
 * @param surfaces those drawn on, none of them the desktop; the first is the one that is shown
 * @param drawables what is drawn on them
 */
public record DrawingScene(List<DisplayEvent.SurfaceCreate> surfaces, List<Drawable> drawables) {
    private static final int RGB_MASK = 0xff_ffff;

    /** Copies the lists, and checks that there is something to show. */
    public DrawingScene {
        surfaces = List.copyOf(surfaces);
        drawables = List.copyOf(drawables);
        if (surfaces.isEmpty() || surfaces.stream().anyMatch(surface -> surface.id() == DisplayEvent.PRIMARY_SURFACE)) {
            throw new IllegalArgumentException("surfaces: " + surfaces + " (expected: some beside the desktop)");
        }
    }

    /** The messages that draw it and show it, its images as {@code images} has them on the wire. */
    public List<SpiceMessage> messages(WireImages images) {
        List<SpiceMessage> messages = new ArrayList<>();
        messages.add(new CacheMessage.InvalAllPalettes());
        for (DisplayEvent.SurfaceCreate surface : surfaces) {
            messages.add(new DisplayMessage.SurfaceCreate(
                    surface.id(), surface.width(), surface.height(), surface.format(), false));
        }
        drawables.forEach(drawable -> messages.add(new DrawMessage(drawable, images)));
        DisplayEvent.SurfaceCreate shown = surfaces.get(0);
        messages.add(new DisplayMessage.SurfaceCreate(
                DisplayEvent.PRIMARY_SURFACE, shown.width(), shown.height(), PixelFormat.XRGB32, true));
        messages.add(new DisplayMessage.Mark());
        messages.add(new DrawMessage(show(shown), images));
        return messages;
    }

    /** The pixels that {@link DisplayState} has for it; the surface that is shown must be one of 32 bits. */
    public Screenshot expected() {
        DisplayState state = new DisplayState();
        surfaces.forEach(state::apply);
        drawables.forEach(drawable -> state.apply(new DisplayEvent.Draw(drawable)));
        return state.snapshot(surfaces.get(0).id())
                .map(snapshot -> {
                    int[] rgb = snapshot.read(snapshot.bounds());
                    for (int i = 0; i < rgb.length; i++) {
                        rgb[i] &= RGB_MASK;
                    }
                    return new Screenshot(snapshot.width(), snapshot.height(), rgb);
                })
                .orElseThrow();
    }

    private static Drawable show(DisplayEvent.SurfaceCreate surface) {
        Rect area = new Rect(0, 0, surface.width(), surface.height());
        Operation copy = new Operation.Copy(
                new Source.OfSurface(surface.id()), area, RopDescriptor.OP_PUT, ScaleMode.INTERPOLATE, Mask.NONE);
        return new Drawable(DisplayEvent.PRIMARY_SURFACE, area, copy);
    }
}
