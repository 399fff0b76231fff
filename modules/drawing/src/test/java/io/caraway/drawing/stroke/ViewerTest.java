package io.caraway.drawing.stroke;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.GlyphString.Depth;
import io.caraway.drawing.GlyphString.Glyph;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Path;
import io.caraway.drawing.Path.Segment;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Compares paths and texts with what the drawing code of a SPICE viewer made of them. The file holds one after the other, all
 * numbers big endian ints: 0, width, height, once, starts with gap, lengths (their number first), segments (number first;
 * each flags, number of points, x and y of each); or 1, bits, letters (number first; each x, y, origin x, origin y, width,
 * height, bytes). After each: how many numbers came out (x, y and width of each span; or x, y, width, height and values of
 * the mask), and 64 bits of their hash.
 */
class ViewerTest {
    private static final long HASH_FACTOR = 1_099_511_628_211L;

    private int count;
    private long hash;

    @Test
    void draw_always_givesTheSpansOfAViewer() throws IOException {
        int strokes = 0;
        int texts = 0;
        try (InputStream file = Objects.requireNonNull(ViewerTest.class.getResourceAsStream("viewer.bin"));
                DataInputStream in = new DataInputStream(file)) {
            while (in.available() > 0) {
                count = 0;
                hash = 0;
                if (in.readInt() == 0) {
                    strokes++;
                    drawStroke(in);
                } else {
                    texts++;
                    drawText(in);
                }
                assertThat(count).as("stroke %d, text %d", strokes, texts).isEqualTo(in.readInt());
                assertThat(hash).as("stroke %d, text %d", strokes, texts).isEqualTo(in.readLong());
            }
        }
        assertThat(strokes).isEqualTo(505);
        assertThat(texts).isEqualTo(60);
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            hash = (hash ^ number) * HASH_FACTOR;
        }
        count += numbers.length;
    }

    private void drawStroke(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        boolean once = in.readInt() != 0;
        boolean startsWithGap = in.readInt() != 0;
        List<Integer> lengths = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            lengths.add(in.readInt());
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            int flags = in.readInt();
            int[] points = new int[2 * in.readInt()];
            for (int j = 0; j < points.length; j++) {
                points[j] = in.readInt();
            }
            segments.add(new Segment(flags, points));
        }
        Stroker.draw(new Path(segments), new LineStyle(startsWithGap, lengths), once, width, height, this::add);
    }

    private void drawText(DataInputStream in) throws IOException {
        int bits = in.readInt();
        Depth depth = bits == 1 ? Depth.A1 : bits == 4 ? Depth.A4 : Depth.A8;
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            int x = in.readInt();
            int y = in.readInt();
            int originX = in.readInt();
            int originY = in.readInt();
            int width = in.readInt();
            int height = in.readInt();
            byte[] bytes = in.readNBytes(depth.rowBytes(width) * height);
            glyphs.add(new Glyph(x, y, originX, originY, width, height, bytes));
        }
        GlyphMask.of(new GlyphString(depth, false, glyphs)).ifPresent(text -> {
            add(text.x(), text.y(), text.mask().width(), text.mask().height());
            add(text.mask().values());
        });
    }
}
