package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import org.jspecify.annotations.Nullable;

/** Composes pictures as pixman does. */
public final class Compositor {
    /*
     * A call is clipped to the target, checked (Reach), and its operator replaced by a plainer one where pixman does. Then it
     * goes row by row: source and mask are read as premultiplied ARGB (Rows, or WideRows for floats), the row of the target is
     * read, blended (PixelBlend, WideBlend), and written. Rows of ARGB32 are blended in place; so are rows of XRGB32 if the
     * operator does not look at the target's alpha.
     *
     * Cost: a few arrays as long as a row for each call, none for each pixel.
     */

    private Compositor() {}

    /**
     * Composes an area. {@code target.values()} is written in place.
     *
     * <p>Nothing is drawn, as in pixman, if a place of source or mask, or one a pixel beyond the area, does not fit into 16 bits
     * before the point, or if one of these pictures has more than 32,766 columns or rows. The highest byte of an XRGB32 target
     * is 0 in all pixels that are drawn on (pixman leaves this byte to chance); it is taken for 255 when such a picture is read.
     *
     * @param operator how
     * @param source what is laid onto the target
     * @param mask what the source is seen through; {@code null} if nothing
     * @param target what is drawn on; must not share its values with source or mask
     * @param area the pixels of the target that are drawn on; what lies outside the target is not. The upper left corner is where
     *     {@link Sampler#x} and {@link Sampler#y} of source and mask are; nothing is drawn if the area is empty
     */
    public static void compose(
            CompositeOperator operator, Sampler source, @Nullable Sampler mask, Pixels target, Rect area) {
        int left = Math.max(area.left(), 0);
        int top = Math.max(area.top(), 0);
        int columns = Math.min(area.right(), target.width()) - left;
        int rows = Math.min(area.bottom(), target.height()) - top;
        if (columns <= 0 || rows <= 0) {
            return;
        }
        long movedX = (long) left - area.left();
        long movedY = (long) top - area.top();
        Reach sourceReach = Reach.of(source, source.x() + movedX, source.y() + movedY, columns, rows);
        Reach maskReach =
                mask == null ? Reach.NO_MASK : Reach.of(mask, mask.x() + movedX, mask.y() + movedY, columns, rows);
        if (sourceReach.readable() && maskReach.readable()) {
            CompositeOperator plain = operator.simplified(sourceReach.opaque() && maskReach.opaque());
            Part part = new Part(target, left, top, columns, rows, (int) movedX, (int) movedY);
            if (plain.wide()) {
                part.composeWide(plain, source, mask);
            } else if (plain != CompositeOperator.DST) {
                part.composeNarrow(plain, source, mask);
            }
        }
    }

    /** The part of a target that is drawn on, and by how much it was cut on the left and above. */
    private record Part(Pixels target, int left, int top, int columns, int rows, int movedX, int movedY) {
        void composeNarrow(CompositeOperator operator, Sampler source, @Nullable Sampler mask) {
            PixelFormat format = target.format();
            Rows sourceRows = Rows.of(source, source.x() + movedX, columns);
            Rows maskRows = mask == null ? null : Rows.of(mask, mask.x() + movedX, columns);
            NarrowPass pass =
                    new NarrowPass(operator, sourceRows, maskRows, mask != null && mask.componentAlpha(), columns);
            boolean inPlace =
                    format == PixelFormat.ARGB32 || (format == PixelFormat.XRGB32 && operator.ignoresTargetAlpha());
            int[] values = target.values();
            int[] argb = inPlace ? values : new int[columns];
            for (int i = 0; i < rows; i++) {
                int at = (top + i) * target.width() + left;
                int sourceRow = source.y() + movedY + i;
                int maskRow = mask == null ? 0 : mask.y() + movedY + i;
                if (inPlace) {
                    pass.draw(sourceRow, maskRow, argb, at, columns);
                    if (format == PixelFormat.XRGB32) {
                        Coding.encode(format, argb, at, values, at, columns);
                    }
                } else {
                    if (!operator.ignoresTarget()) {
                        Coding.decode(format, values, at, argb, 0, columns);
                    }
                    pass.draw(sourceRow, maskRow, argb, 0, columns);
                    Coding.encode(format, argb, 0, values, at, columns);
                }
            }
        }

        void composeWide(CompositeOperator operator, Sampler source, @Nullable Sampler mask) {
            WideRows sourceRows = new WideRows(source, source.x() + movedX, columns);
            WideRows maskRows = mask == null ? null : new WideRows(mask, mask.x() + movedX, columns);
            WideBlend blend = WideBlend.of(operator, mask != null && mask.componentAlpha());
            float[] wide = new float[columns * WideCoding.NUMBERS];
            for (int i = 0; i < rows; i++) {
                int at = (top + i) * target.width() + left;
                float[] through = maskRows == null || mask == null ? null : maskRows.read(mask.y() + movedY + i, null);
                float[] argb = sourceRows.read(source.y() + movedY + i, through);
                WideCoding.decode(target.format(), target.values(), at, wide, columns);
                blend.blend(argb, through, wide, columns);
                WideCoding.encode(target.format(), wide, target.values(), at, columns);
            }
        }
    }
}
