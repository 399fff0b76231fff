package io.caraway.export;

import io.caraway.raster.Rect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture that a sink was given.
 *
 * @param slot when
 * @param size how large it was
 * @param rgb its pixels
 * @param changed where it was another than before
 */
public record Shown(long slot, Size size, int[] rgb, Rect changed) {
    /** A pixel. */
    public int at(int x, int y) {
        return rgb[y * size.width() + x];
    }

    /** How close pixels come to these, in decibels; infinitely if they are the same. */
    public double psnr(int[] other) {
        double squares = 0;
        for (int i = 0; i < rgb.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (rgb[i] >> shift & 0xff) - (other[i] >> shift & 0xff);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * rgb.length / squares);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shown shown
                && slot == shown.slot
                && size.equals(shown.size)
                && Arrays.equals(rgb, shown.rgb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rgb);
    }

    /** Everything that a walk shows. */
    public static final class Gathered implements PictureSink {
        private final List<Shown> pictures = new ArrayList<>();
        private List<String> warnings = List.of();
        private long slots;

        /** Walks through a recording, with pictures of the desktop's size. */
        public static Gathered of(Path file, ExportOptions options) throws Exception {
            Gathered gathered = new Gathered();
            try (Walk walk = Walk.open(file, options, time -> {})) {
                gathered.warnings = play(walk, gathered);
            }
            return gathered;
        }

        /** Walks through a recording, with pictures of the size that all have room in. */
        public static Gathered ofOneSize(Path file, ExportOptions options) throws Exception {
            Gathered gathered = new Gathered();
            gathered.warnings = play(file, options, gathered);
            return gathered;
        }

        /** Gives a sink all pictures of a recording, of the size that all have room in. */
        public static List<String> play(Path file, ExportOptions options, PictureSink sink) throws Exception {
            Size size = Extent.of(file, options, time -> {}).orElseThrow();
            try (Walk walk = Walk.open(file, options, size, time -> {})) {
                return play(walk, sink);
            }
        }

        private static List<String> play(Walk walk, PictureSink sink) throws IOException {
            while (walk.next()) {
                sink.put(walk.slot(), walk.picture());
            }
            sink.end(walk.slots());
            return walk.warnings();
        }

        /** The pictures. */
        public List<Shown> pictures() {
            return pictures;
        }

        /** When they are shown. */
        public List<Long> times() {
            return pictures.stream().map(Shown::slot).toList();
        }

        /** What is shown in a slot. */
        public Shown in(long slot) {
            return pictures.stream()
                    .filter(picture -> picture.slot() <= slot)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }

        /** How many slots there are. */
        public long slots() {
            return slots;
        }

        /** What was told of the recording. */
        public List<String> warnings() {
            return warnings;
        }

        @Override
        public void put(long slot, Picture picture) {
            pictures.add(new Shown(slot, picture.size(), picture.rgb().clone(), picture.changed()));
        }

        @Override
        public void end(long count) {
            slots = count;
        }

        @Override
        public void close() {
            pictures.clear();
        }
    }
}
