package io.caraway.display.video;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place of the desktop where video plays. Compared by identity.
 *
 * <p>Owned by display.
 */
public final class VideoArea {
    private final int id;
    private final Rect box;
    private long lastNanos;
    private @Nullable Image frame;

    VideoArea(int id, Rect box, long nowNanos) {
        this.id = id;
        this.box = box;
        this.lastNanos = nowNanos;
    }

    /** Its number, 0..63; that of no other area at the same time ("SPICE protocol, streams"). */
    public int id() {
        return id;
    }

    /** The pixels of a frame. */
    public Rect box() {
        return box;
    }

    /** The image that is all of what the area shows, if it came as the JPEG of a frame. */
    public Optional<Image> frame() {
        return Optional.ofNullable(frame);
    }

    /** When a frame was drawn last. */
    long lastNanos() {
        return lastNanos;
    }

    /** A picture was drawn in the area. */
    void drawn(long nowNanos) {
        lastNanos = nowNanos;
    }

    /** Something was drawn on the desktop, which may touch the area. */
    void shows(Drawable drawable) {
        if (box.intersects(drawable.box())) {
            frame = frameOf(drawable);
        }
    }

    private @Nullable Image frameOf(Drawable drawable) {
        boolean covers = box.equals(drawable.box()) && drawable.clip() instanceof Clip.None;
        return covers
                        && drawable.operation() instanceof Operation.Copy copy
                        && copy.isPlain()
                        && copy.source() instanceof Source.OfImage of
                        && isFrame(of.image())
                        && copy.area().equals(of.image().bounds())
                ? of.image()
                : null;
    }

    private boolean isFrame(Image image) {
        return image.width() == box.width()
                && image.height() == box.height()
                && image.arrived()
                        .filter(encoded -> encoded.form() == ImageForm.JPEG)
                        .isPresent();
    }
}
