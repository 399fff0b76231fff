package io.caraway.export.gif;

import io.caraway.export.Picture;
import io.caraway.export.PictureSink;
import io.caraway.export.Rate;
import io.caraway.export.Size;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures as an animated GIF that begins again at its end. Belongs to the thread that exports.
 *
 * <p>It holds the pixels of one picture, and one picture packed.
 */
public final class GifSink implements PictureSink {
    /*
     * A picture is written when it is known how long it is shown, that is when the next one comes. Of each but the first, the
     * rectangle that has changed is written, and of its pixels those that have not changed are the transparent one: they
     * pack to almost nothing, and leave more of the palette to the others.
     */

    /** Most pictures a second: players take a shorter time for one for a mistake, and show it for a tenth of a second. */
    public static final int PER_SECOND_MAX = 50;

    private static final int CENTIS_MAX = 0xffff;
    private static final int COLORS_MAX = 256;
    private static final int NUMBER_BITS_MIN = 2;
    private static final long CENTI_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int LEAVE_IN_PLACE = 1 << 2;
    private static final int OWN_PALETTE = 0x80;
    private static final int EIGHT_BITS_A_COLOR = 0x70;

    private final OutputStream out;
    private final Size size;
    private final Rate rate;
    private final int[] shown;
    private @Nullable Packed last;
    private long lastCentis;

    /** A GIF without a picture; the stream is the sink's from now on. */
    public GifSink(OutputStream out, Size size, Rate rate) throws IOException {
        if (rate.slotNanos() * PER_SECOND_MAX < TimeUnit.SECONDS.toNanos(1)) {
            throw new IllegalArgumentException("GIF: more than " + PER_SECOND_MAX + " pictures a second");
        }
        this.out = out;
        this.size = size;
        this.rate = rate;
        this.shown = new int[Math.multiplyExact(size.width(), size.height())];
        ByteWriter head = ByteWriter.little();
        head.bytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        head.u16(size.width()).u16(size.height()).u8(EIGHT_BITS_A_COLOR).u8(0).u8(0);
        head.u8(EXTENSION).u8(APPLICATION).u8(11).bytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        head.u8(3).u8(1).u16(0).u8(0);
        out.write(head.toByteArray());
    }

    /**
     * A picture that waits to be written.
     *
     * @param transparent number of the colour that leaves a pixel as it is, or -1
     * @param bytes from the head of the image on
     */
    private record Packed(int transparent, byte[] bytes) {}

    @Override
    public void put(long slot, Picture picture) throws IOException {
        if (!picture.size().equals(size)) {
            throw new IllegalArgumentException("picture: " + picture.size() + " (expected: " + size + ")");
        }
        writeLast(slot);
        last = last == null ? pack(picture, size(picture), true) : pack(picture, picture.changed(), false);
        lastCentis = centis(slot);
    }

    @Override
    public void end(long slots) throws IOException {
        writeLast(slots);
        out.write(TRAILER);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static Rect size(Picture picture) {
        return new Rect(0, 0, picture.size().width(), picture.size().height());
    }

    private long centis(long slot) {
        return Math.round((double) rate.nanosAt(slot) / CENTI_NANOS);
    }

    /** Writes the picture that waits; a time that is too long for one is told by further ones that change nothing. */
    private void writeLast(long nextSlot) throws IOException {
        Packed waiting = last;
        if (waiting == null) {
            return;
        }
        long left = centis(nextSlot) - lastCentis;
        while (left > 0) {
            int centis = (int) Math.min(left, CENTIS_MAX);
            write(waiting, centis);
            left -= centis;
            waiting = nothing();
        }
    }

    private void write(Packed image, int centis) throws IOException {
        boolean isTransparent = image.transparent() >= 0;
        ByteWriter control = ByteWriter.little();
        control.u8(EXTENSION).u8(CONTROL).u8(4);
        control.u8(LEAVE_IN_PLACE | (isTransparent ? 1 : 0)).u16(centis);
        control.u8(isTransparent ? image.transparent() : 0).u8(0);
        out.write(control.toByteArray());
        out.write(image.bytes());
    }

    private Packed nothing() {
        return packed(new Rect(0, 0, 1, 1), new int[0], new byte[] {0}, 0);
    }

    /** Packs a part of a picture, and takes it over as what is shown. */
    private Packed pack(Picture picture, Rect area, boolean all) {
        ColorCount counts = new ColorCount();
        int[] rgb = picture.rgb();
        boolean isTransparent = false;
        for (int y = area.top(); y < area.bottom(); y++) {
            for (int i = y * size.width() + area.left(), end = i + area.width(); i < end; i++) {
                if (all || rgb[i] != shown[i]) {
                    counts.add(rgb[i]);
                } else {
                    isTransparent = true;
                }
            }
        }
        int[] palette = Quantizer.palette(counts, isTransparent ? COLORS_MAX - 1 : COLORS_MAX);
        byte[] numbers = new byte[Math.toIntExact(area.area())];
        int at = 0;
        for (int y = area.top(); y < area.bottom(); y++) {
            for (int i = y * size.width() + area.left(), end = i + area.width(); i < end; i++) {
                boolean isNew = all || rgb[i] != shown[i];
                numbers[at++] = (byte) (isNew ? counts.value(rgb[i]) : palette.length);
                shown[i] = rgb[i];
            }
        }
        return packed(area, palette, numbers, isTransparent ? palette.length : -1);
    }

    private static Packed packed(Rect area, int[] palette, byte[] numbers, int transparent) {
        int colors = palette.length + (transparent >= 0 ? 1 : 0);
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(colors - 1));
        ByteWriter head = ByteWriter.little();
        head.u8(IMAGE).u16(area.left()).u16(area.top()).u16(area.width()).u16(area.height());
        head.u8(OWN_PALETTE | (bits - 1));
        for (int i = 0; i < 1 << bits; i++) {
            int color = i < palette.length ? palette[i] : 0;
            head.u8(color >> (2 * Byte.SIZE) & 0xff)
                    .u8(color >> Byte.SIZE & 0xff)
                    .u8(color & 0xff);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toByteArray());
        LzwWriter.write(numbers, Math.max(NUMBER_BITS_MIN, bits), bytes);
        return new Packed(transparent, bytes.toByteArray());
    }
}
