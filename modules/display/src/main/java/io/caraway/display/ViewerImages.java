package io.caraway.display;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.cache.PaletteCache;
import io.caraway.images.cache.PixmapCache;
import io.caraway.images.cache.RecurringImages;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImage;
import io.caraway.raster.Palette;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How images go to one viewer, which keeps those that recur. Owned by display.
 *
 * <p>For each message: {@link #wire} for each of its images, then {@link #takeAhead} for what is to be sent before it, and
 * {@link #takeLoses}.
 */
final class ViewerImages {
    private final RecurringImages recurring;
    private final DisplayCounts counts;
    private final PixmapCache pixmaps;
    private final PaletteCache palettes = new PaletteCache();
    private final boolean keeps;
    private boolean loses;

    /**
     * The images of a viewer that has joined.
     *
     * @param recurring what is known of the display's images
     * @param cachePixels what the viewer can keep, in pixels
     * @param keeps whether it does so reliably; spice-html5 does not
     * @param counts where it is counted
     */
    ViewerImages(RecurringImages recurring, long cachePixels, boolean keeps, DisplayCounts counts) {
        this.recurring = recurring;
        this.counts = counts;
        this.pixmaps = new PixmapCache(keeps ? Math.max(0, cachePixels) : 0);
        this.keeps = keeps;
    }

    /** Whether the viewer has an image already, so that its bytes are not needed. */
    boolean has(Image image) {
        int id = recurring.id(image);
        return id != 0 && pixmaps.holds(id);
    }

    /** What stands in the message being built for an image: its bytes, which must have been made, or that it is kept. */
    WireImage wire(Image image, ImageChoice choice) {
        if (has(image)) {
            counts.sentFromCache();
            return new WireImage.FromCache(recurring.id(image), image.width(), image.height(), false);
        }
        EncodedImage encoded = choice.find(image).orElseThrow();
        counts.sent(image, encoded);
        boolean losing = choice.loses(image, encoded);
        loses |= losing;
        int flags = image.highBitsSet() ? WireImage.HIGH_BITS_SET : 0;
        long id = recurring.id(image);
        if (id != 0
                && !losing
                && recurring.recurs(image)
                && pixmaps.put(id, image.bounds().area())) {
            flags |= WireImage.CACHE_ME;
        }
        return encoded(id, flags, encoded);
    }

    /** Whether the message being built tells less than all of an image. */
    boolean takeLoses() {
        boolean result = loses;
        loses = false;
        return result;
    }

    /** What is to be sent before the message being built; with this the next one begins. */
    List<SpiceMessage> takeAhead() {
        List<Long> gone = pixmaps.takeEvicted();
        List<Long> gonePalettes = palettes.takeEvicted();
        if (gone.isEmpty() && gonePalettes.isEmpty()) {
            return List.of();
        }
        List<SpiceMessage> ahead = new ArrayList<>();
        for (int from = 0; from < gone.size(); from += CacheMessage.InvalList.COUNT_MAX) {
            int to = Math.min(gone.size(), from + CacheMessage.InvalList.COUNT_MAX);
            ahead.add(new CacheMessage.InvalList(gone.subList(from, to)));
        }
        gonePalettes.forEach(id -> ahead.add(new CacheMessage.InvalPalette(id)));
        return ahead;
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        pixmaps.checkInvariants();
        palettes.checkInvariants();
    }

    private WireImage encoded(long id, int flags, EncodedImage encoded) {
        Palette palette = palette(encoded);
        if (!keeps || palette == null) {
            return new WireImage.Encoded(id, flags, encoded, PaletteUse.INLINE);
        }
        PaletteCache.Use use = palettes.use(palette);
        Palette numbered = new Palette(use.id(), palette.format(), palette.colors());
        PaletteUse how = switch (use.kind()) {
            case INLINE -> PaletteUse.INLINE;
            case INLINE_AND_KEEP -> PaletteUse.CACHE_ME;
            case FROM_CACHE -> PaletteUse.FROM_CACHE;
        };
        return new WireImage.Encoded(id, flags, withPalette(encoded, numbered), how);
    }

    private static @Nullable Palette palette(EncodedImage encoded) {
        if (encoded instanceof EncodedImage.Bitmap bitmap) {
            return bitmap.palette();
        }
        return encoded instanceof EncodedImage.LzPalette lz ? lz.palette() : null;
    }

    private static EncodedImage withPalette(EncodedImage encoded, Palette palette) {
        if (encoded instanceof EncodedImage.Bitmap bitmap) {
            return new EncodedImage.Bitmap(
                    bitmap.format(),
                    bitmap.topDown(),
                    bitmap.width(),
                    bitmap.height(),
                    bitmap.strideBytes(),
                    palette,
                    bitmap.bytes());
        }
        return new EncodedImage.LzPalette(encoded.width(), encoded.height(), palette, encoded.bytes());
    }
}
