package io.caraway.display;

import io.caraway.drawing.DisplayState;
import io.caraway.images.cache.RecurringImages;

/**
 * What all viewers of a display have in common. Owned by display.
 *
 * @param state what the display holds
 * @param cells pieces of it as images
 * @param news what was drawn of late
 * @param recurring images that were seen before
 * @param encoder makes the bytes of images
 * @param counts of what is drawn and sent
 */
record SharedPictures(
        DisplayState state,
        PictureCells cells,
        News news,
        RecurringImages recurring,
        ImageEncoder encoder,
        DisplayCounts counts) {}
