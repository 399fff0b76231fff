package io.caraway.export.video;

import io.caraway.export.Size;
import java.util.ArrayList;
import java.util.List;

/** What a video is encoded by, and how that is said to ffmpeg. */
public enum VideoFormat {
    /** H.264 with all colours in MP4. */
    MP4("libx264", Colors.FULL, Told.H264 + " -movflags +faststart", "mp4"),
    /** H.264 with half of the colours in MP4: every player, in hardware too. */
    MP4_420("libx264", Colors.HALF, Told.H264 + " -movflags +faststart", "mp4"),
    /** VP9 with all colours in WebM. */
    WEBM("libvpx-vp9", Colors.FULL, Told.VP9, "webm"),
    /** VP9 with half of the colours in WebM: every browser, in hardware too. */
    WEBM_420("libvpx-vp9", Colors.HALF, Told.VP9, "webm"),
    /** H.264 with all colours in Matroska. */
    MKV("libx264", Colors.FULL, Told.H264, "matroska"),
    /** H.264 without loss, pixel by pixel, in Matroska. */
    MKV_LOSSLESS("libx264rgb", Colors.EXACT, "-preset medium -qp 0", "matroska"),
    /** FFV1, which loses nothing either, for an ffmpeg that has no H.264. */
    MKV_FFV1("ffv1", Colors.EXACT, "-level 3", "matroska"),
    /** Animated WebP without loss. */
    WEBP("libwebp_anim", Colors.ALPHA, "-lossless 1 -loop 0", "webp");

    /** What is left of colours. */
    private enum Colors {
        /** One colour difference for four pixels, which is what everything can show. */
        HALF("yuv420p", true),
        /** All of it, but for rounding. */
        FULL("yuv444p", true),
        /** The pixels as they are. */
        EXACT("bgr0", false),
        /** The pixels as they are, for an encoder that wants them with alpha. */
        ALPHA("bgra", false);

        private final String pixelFormat;
        private final boolean converted;

        Colors(String pixelFormat, boolean converted) {
            this.pixelFormat = pixelFormat;
            this.converted = converted;
        }
    }

    /** What encoders are told. */
    private static final class Told {
        static final String H264 = "-preset medium -crf 16";
        static final String VP9 = "-crf 20 -b:v 0 -deadline good -cpu-used 4 -row-mt 1";

        private Told() {}
    }

    private final String encoder;
    private final Colors colors;
    private final String options;
    private final String container;

    VideoFormat(String encoder, Colors colors, String options, String container) {
        this.encoder = encoder;
        this.colors = colors;
        this.options = options;
        this.container = container;
    }

    /** The encoder it needs, as ffmpeg calls it. */
    public String encoder() {
        return encoder;
    }

    /** The size a video needs for pictures of a size: with half of the colours only even ones can be encoded. */
    public Size sizeFor(Size pictures) {
        return colors == Colors.HALF ? pictures.even() : pictures;
    }

    /** What ffmpeg is told of the video it makes, before its name. */
    List<String> arguments(int perSecond) {
        List<String> all = new ArrayList<>();
        List<String> filters = new ArrayList<>();
        if (colors.converted) {
            // Players take a small video that says nothing for BT.601 and a large one for BT.709: it is said.
            filters.add("scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int+full_chroma_inp");
            all.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"));
            all.addAll(List.of("-color_range", "tv"));
        }
        if (this != WEBP) {
            // Behind the conversion, so that a picture is converted once however long it stays.
            filters.add("fps=" + perSecond + ":round=near");
        }
        if (!filters.isEmpty()) {
            all.addAll(List.of("-vf", String.join(",", filters)));
        }
        all.addAll(List.of("-c:v", encoder, "-pix_fmt", colors.pixelFormat));
        all.addAll(List.of(options.split(" ", -1)));
        all.addAll(List.of("-f", container));
        return all;
    }
}
