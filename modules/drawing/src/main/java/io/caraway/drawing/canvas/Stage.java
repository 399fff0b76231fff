package io.caraway.drawing.canvas;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;

/**
 * Where an operation draws.
 *
 * @param surface what is drawn on
 * @param box the box of the drawable, to which the places of its sources are relative
 * @param region the pixels that may change: inside box, surface, clip and mask; not empty
 */
record Stage(Surface surface, Rect box, Region region) {}
