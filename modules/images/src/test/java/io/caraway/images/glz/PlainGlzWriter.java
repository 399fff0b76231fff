package io.caraway.images.glz;

import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A writer of GLZ images, to have some to read: each match is the latest place of the same four units, in any image. */
final class PlainGlzWriter {
    private static final int MATCH_MIN = 4;
    private static final Place NOWHERE = new Place(-1, 0);

    private record Place(int image, int offset) {}

    private final List<Pixels> images = new ArrayList<>();
    private final Map<Long, Place> colors = new HashMap<>();
    private final Map<Long, Place> alphas = new HashMap<>();

    /** The next image; all images before it may be referred to. */
    byte[] write(Pixels pixels, boolean topDown) {
        int id = images.size();
        int[] values = topDown
                ? pixels.values()
                : new Picture("", pixels.width(), pixels.height(), pixels.values()).turnedOver();
        images.add(new Pixels(pixels.format(), pixels.width(), pixels.height(), values));
        ByteWriter out = ByteWriter.big();
        int type = pixels.format() == PixelFormat.ARGB32 ? 9 : pixels.format() == PixelFormat.RGB555 ? 6 : 8;
        int stride = pixels.width() * (type == 6 ? 2 : 4);
        out.u32(0x20205a4cL).u32(0x10001).u8(type | (topDown ? 16 : 0));
        out.u32(pixels.width()).u32(pixels.height()).u32(stride).i64(id).u32(id);
        if (type == 6) {
            pass(out, 0xffff, 2, colors);
        } else {
            pass(out, 0xffffff, 3, colors);
        }
        if (type == 9) {
            pass(out, 0xff000000, 1, alphas);
        }
        return out.toByteArray();
    }

    private void pass(ByteWriter out, int mask, int unitBytes, Map<Long, Place> places) {
        int image = images.size() - 1;
        int[] units = images.get(image).values();
        int literals = 0;
        int at = 0;
        while (at < units.length) {
            Place place = NOWHERE;
            if (at + MATCH_MIN <= units.length) {
                long key = images.get(image).format().number();
                for (int i = at; i < at + MATCH_MIN; i++) {
                    key = key * 0x9e3779b97f4a7c15L + (units[i] & mask);
                }
                place = places.getOrDefault(key, NOWHERE);
                places.put(key, new Place(image, at));
            }
            int length = place.image() < 0 ? 0 : length(place, at, mask);
            if (length < MATCH_MIN) {
                at++;
                literals++;
            } else {
                literals(out, at - literals, literals, unitBytes);
                boolean here = place.image() == image;
                match(
                        out,
                        length - 3 + unitBytes,
                        here ? at - place.offset() - 1 : place.offset(),
                        image - place.image());
                literals = 0;
                at += length;
            }
        }
        literals(out, at - literals, literals, unitBytes);
    }

    private int length(Place place, int at, int mask) {
        Pixels from = images.get(place.image());
        int[] units = images.get(images.size() - 1).values();
        if (from.format() != images.get(images.size() - 1).format()) {
            return 0;
        }
        int length = 0;
        while (at + length < units.length
                && place.offset() + length < from.values().length
                && ((units[at + length] ^ from.values()[place.offset() + length]) & mask) == 0) {
            length++;
        }
        return length;
    }

    private void literals(ByteWriter out, int from, int count, int unitBytes) {
        int[] units = images.get(images.size() - 1).values();
        for (int i = 0; i < count; i++) {
            if (i % 32 == 0) {
                out.u8(Math.min(32, count - i) - 1);
            }
            int unit = units[from + i];
            switch (unitBytes) {
                case 1 -> out.u8(unit >>> 24);
                case 2 -> out.u16(unit);
                default -> out.u8(unit & 0xff).u8(unit >> 8 & 0xff).u8(unit >> 16 & 0xff);
            }
        }
    }

    /** Writes a match of that length, bias taken off, in the fewest bytes. */
    private static void match(ByteWriter out, int length, int offset, int images) {
        boolean far = offset >= 1 << 12;
        out.u8(Math.min(length, 7) << 5 | (far ? 16 : 0) | (offset & 15));
        if (length >= 7) {
            int rest = length - 7;
            for (; rest >= 255; rest -= 255) {
                out.u8(255);
            }
            out.u8(rest);
        }
        out.u8(offset >> 4 & 0xff);
        int more = far ? images : images >> 6;
        int count = (Integer.SIZE - Integer.numberOfLeadingZeros(more) + 7) / 8;
        boolean farthest = offset >= 1 << 17;
        out.u8(count << 6 | (far ? (farthest ? 32 : 0) | (offset >> 12 & 31) : images & 63));
        for (int i = 0; i < count; i++) {
            out.u8((more >> (8 * i)) & 0xff);
        }
        if (farthest) {
            out.u8(offset >> 17);
        }
    }
}
