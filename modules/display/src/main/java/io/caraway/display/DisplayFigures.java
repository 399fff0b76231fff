package io.caraway.display;

import io.caraway.drawing.Operation;
import java.util.Map;

/**
 * What a display was drawn, and what became of it, since its start. Immutable.
 *
 * @param drawn drawings of each kind that came
 * @param sent drawings of each kind that went to viewers as what they are: of all viewers together
 * @param presents pictures of whole surfaces that viewers were sent who joined
 * @param pieces pieces of surfaces that viewers were sent who could not draw it by themselves, or fell behind
 * @param repairs pieces that viewers were sent again, exactly
 * @param frames frames of video that viewers were sent
 * @param images what became of images
 */
public record DisplayFigures(
        Map<Operation.Type, Long> drawn,
        Map<Operation.Type, Long> sent,
        long presents,
        long pieces,
        long repairs,
        long frames,
        ImageFigures images) {
    /** Copies the maps. */
    public DisplayFigures {
        drawn = Map.copyOf(drawn);
        sent = Map.copyOf(sent);
    }

    /**
     * Images. Those that came are counted once for each drawing, those that were encoded once each, and those that were sent
     * once for each viewer.
     *
     * @param cameEncoded of drawings that came, in a form of the wire; each was decoded once
     * @param cameAsPixels of drawings that came, as pixels
     * @param encodedAgain that came encoded, and were encoded again in another form
     * @param encodedPixels that came as pixels, and were encoded
     * @param encodedPieces of surfaces that were encoded: for who joins, lags or is sent video
     * @param sentAsTheyCame in the very bytes
     * @param sentEncodedHere in bytes that were made here
     * @param sentFromCache that the viewer had
     */
    public record ImageFigures(
            long cameEncoded,
            long cameAsPixels,
            long encodedAgain,
            long encodedPixels,
            long encodedPieces,
            long sentAsTheyCame,
            long sentEncodedHere,
            long sentFromCache) {}
}
