package io.caraway.protocol.spice;

import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;

/** What the reader of an image knows about palettes. */
interface Palettes {
    /** What the colours of a palette in the message at hand are. */
    PixelFormat format();

    /** The palette that was kept under an id. */
    Palette cached(long id) throws ProtocolException;

    /** Keeps a palette under its id. */
    void keep(Palette palette);
}
