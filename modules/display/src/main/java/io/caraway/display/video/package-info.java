/**
 * Finds places of a display where video plays, from what is drawn there.
 *
 * <p>{@link io.caraway.display.video.VideoDetector} is shown every drawing, and yields
 * {@link io.caraway.display.video.VideoArea}s, each while it plays. It knows no viewer, and asks no clock. Owned by display.
 */
@NullMarked
package io.caraway.display.video;

import org.jspecify.annotations.NullMarked;
