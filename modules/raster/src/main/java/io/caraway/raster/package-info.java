/**
 * Pixels and areas.
 *
 * <p>{@link io.caraway.raster.Rect} and {@link io.caraway.raster.Region} are areas; {@link io.caraway.raster.Surface} holds
 * pixels as copy-on-write tiles, and {@link io.caraway.raster.SurfaceSnapshot} is a cheap, immutable picture of one.
 * A surface belongs to the thread that made it; all other types are immutable. Nothing here knows a protocol.
 */
@NullMarked
package io.caraway.raster;

import org.jspecify.annotations.NullMarked;
