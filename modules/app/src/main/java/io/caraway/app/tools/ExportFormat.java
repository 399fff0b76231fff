package io.caraway.app.tools;

import io.caraway.export.video.VideoFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a recording can be exported to, each named as its files end. */
enum ExportFormat {
    /** Pictures without loss. */
    PNG,
    /** An animation in at most 256 colours a picture. */
    GIF,
    /** An animation without loss. */
    WEBP,
    /** A video for browsers. */
    WEBM,
    /** A video for everybody. */
    MP4,
    /** A video without loss, if asked for. */
    MKV,
    /** A video made without another program. */
    AVI;

    /** The format of a file, as its name ends. */
    static Optional<ExportFormat> ofFile(String name) {
        return Arrays.stream(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith("." + format.ending()))
                .findFirst();
    }

    /** All of them in words. */
    static String names() {
        return Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", "));
    }

    /** What its files end with. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a form for players that want four pixels to share a colour. */
    boolean canHalveColors() {
        return this == WEBM || this == MP4 || this == AVI;
    }

    /** What ffmpeg is asked for. */
    VideoFormat video(boolean lossless, boolean halfColors) {
        return switch (this) {
            case WEBP -> VideoFormat.WEBP;
            case WEBM -> halfColors ? VideoFormat.WEBM_420 : VideoFormat.WEBM;
            case MP4 -> halfColors ? VideoFormat.MP4_420 : VideoFormat.MP4;
            case MKV -> lossless ? VideoFormat.MKV_LOSSLESS : VideoFormat.MKV;
            case PNG, GIF, AVI -> throw new IllegalStateException(this + " is not made by ffmpeg");
        };
    }
}
