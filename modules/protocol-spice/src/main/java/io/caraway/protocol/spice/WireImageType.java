package io.caraway.protocol.spice;

import io.caraway.images.ImageForm;
import java.util.Optional;

/** The numbers in an image that say what it is ("SPICE protocol, display channel, Image"). */
enum WireImageType {
    BITMAP(0),
    QUIC(1),
    LZ_PLT(100),
    LZ_RGB(101),
    GLZ_RGB(102),
    FROM_CACHE(103),
    SURFACE(104),
    JPEG(105),
    FROM_CACHE_LOSSLESS(106),
    ZLIB_GLZ_RGB(107),
    JPEG_ALPHA(108),
    LZ4(109);

    /** Bitmap flag: the palette is to be kept. */
    static final int PALETTE_CACHE_ME = 1;
    /** Bitmap flag: the palette is one that was kept. */
    static final int PALETTE_FROM_CACHE = 2;
    /** Bitmap flag: the first row is the top one. */
    static final int BITMAP_TOP_DOWN = 4;

    private final int number;

    WireImageType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<WireImageType> of(int number) {
        for (WireImageType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static WireImageType of(ImageForm form) {
        return switch (form) {
            case BITMAP -> BITMAP;
            case QUIC -> QUIC;
            case LZ_PLT -> LZ_PLT;
            case LZ_RGB -> LZ_RGB;
            case LZ4 -> LZ4;
            case JPEG -> JPEG;
            case JPEG_ALPHA -> JPEG_ALPHA;
        };
    }
}
