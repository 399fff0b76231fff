package io.caraway.protocol.spice;

/** How the palette of an image travels ("SPICE protocol, palette cache"). */
public enum PaletteUse {
    /** In the message, and not to be kept. Also that of an image without a palette. */
    INLINE,
    /** In the message, and to be kept under its id. */
    CACHE_ME,
    /** As the id under which the reader kept it. */
    FROM_CACHE
}
