package io.caraway.protocol.spice;

import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The palettes that a server had us keep ("SPICE protocol, palette cache"). Owned by the {@link DisplayDecoder} it is part of.
 *
 * <p>Holds at most {@link #COUNT_MAX}; when more come in, the oldest go. A server that keeps to the same number never gets
 * there.
 */
final class ReceivedPalettes implements Palettes {
    /** Most palettes: the reference server counts on no more. */
    static final int COUNT_MAX = 128;

    private final Map<Long, Palette> kept = new LinkedHashMap<>();
    private PixelFormat format = PixelFormat.XRGB32;

    /** From now on palettes are read for drawing on a surface of that format. */
    void drawOn(PixelFormat surface) {
        format = surface == PixelFormat.RGB555 ? PixelFormat.RGB555 : PixelFormat.XRGB32;
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    /** The colours are those of the surface that is drawn on now, whatever that of the first use was. */
    @Override
    public Palette cached(long id) throws ProtocolException {
        Palette palette = kept.get(id);
        if (palette == null) {
            throw new ProtocolException("palette: " + Long.toUnsignedString(id) + " (expected: one that was kept)");
        }
        return palette.format() == format ? palette : inFormat(palette);
    }

    @Override
    public void keep(Palette palette) {
        kept.remove(palette.id());
        kept.put(palette.id(), palette);
        if (kept.size() > COUNT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    void forget(long id) {
        kept.remove(id);
    }

    void forgetAll() {
        kept.clear();
    }

    private Palette inFormat(Palette palette) {
        int[] colors = palette.colors().clone();
        for (int i = 0; i < colors.length; i++) {
            colors[i] &= format.mask();
        }
        return new Palette(palette.id(), format, colors);
    }
}
