package io.caraway.drawing.canvas;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;

/** Renders drawables, with the very pixels that the reference client shows. Belongs to the thread of its surfaces. */
public final class Canvas {
    private final MaskRegion masks;
    private final FillPainter fills;
    private final PicturePainter pictures;
    private final Rop3Painter rop3;
    private final ColorKeyPainter colorKeys;
    private final BlendPainter blends;
    private final CompositePainter composites;
    private final TextPainter texts;
    private final StrokePainter strokes;

    /** A canvas that finds the sources of operations among {@code surfaces}. */
    public Canvas(Surfaces surfaces) {
        PixelSources sources = new PixelSources(surfaces);
        masks = new MaskRegion(sources);
        fills = new FillPainter(sources);
        pictures = new PicturePainter(sources);
        rop3 = new Rop3Painter(sources);
        colorKeys = new ColorKeyPainter(sources);
        blends = new BlendPainter(sources);
        composites = new CompositePainter(sources);
        texts = new TextPainter(sources);
        strokes = new StrokePainter(sources);
    }

    /** Draws on {@code surface}, which must be the one the drawable names. */
    public void draw(Surface surface, Drawable drawable) {
        Operation operation = drawable.operation();
        Region clip = ClipRegion.of(surface, drawable.box(), drawable.clip());
        Region region = masks.within(clip, drawable.box(), mask(operation));
        if (!region.isEmpty()) {
            paint(new Stage(surface, drawable.box(), region), operation);
        }
    }

    private void paint(Stage stage, Operation operation) {
        switch (operation.type()) {
            case FILL -> fills.fill(stage, (Operation.Fill) operation);
            case OPAQUE -> pictures.opaque(stage, (Operation.Opaque) operation);
            case COPY -> pictures.copy(stage, (Operation.Copy) operation);
            case BLEND -> pictures.blend(stage, (Operation.Blend) operation);
            case BLACKNESS -> fills.blackness(stage);
            case WHITENESS -> fills.whiteness(stage);
            case INVERS -> fills.invers(stage);
            case ROP3 -> rop3.draw(stage, (Operation.Rop3) operation);
            case STROKE -> strokes.draw(stage, (Operation.Stroke) operation);
            case TEXT -> texts.draw(stage, (Operation.Text) operation);
            case TRANSPARENT -> colorKeys.draw(stage, (Operation.Transparent) operation);
            case ALPHA_BLEND -> blends.draw(stage, (Operation.AlphaBlend) operation);
            case COMPOSITE -> composites.draw(stage, (Operation.Composite) operation);
            case COPY_BITS -> CopyBitsPainter.draw(stage, (Operation.CopyBits) operation);
        }
    }

    private static Mask mask(Operation operation) {
        return switch (operation.type()) {
            case FILL -> ((Operation.Fill) operation).mask();
            case OPAQUE -> ((Operation.Opaque) operation).mask();
            case COPY -> ((Operation.Copy) operation).mask();
            case BLEND -> ((Operation.Blend) operation).mask();
            case BLACKNESS -> ((Operation.Blackness) operation).mask();
            case WHITENESS -> ((Operation.Whiteness) operation).mask();
            case INVERS -> ((Operation.Invers) operation).mask();
            case ROP3 -> ((Operation.Rop3) operation).mask();
            case STROKE, TEXT, TRANSPARENT, ALPHA_BLEND, COMPOSITE, COPY_BITS -> Mask.NONE;
        };
    }
}
