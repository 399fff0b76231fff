/**
 * What has been seen before and need not be sent or encoded again.
 *
 * <p>{@link io.caraway.images.cache.PixmapCache} and {@link io.caraway.images.cache.PaletteCache} mirror what one viewer keeps:
 * what is announced to it is held here, and what is dropped here is given out to be dropped there.
 * {@link io.caraway.images.cache.RecurringImages} finds images of equal pixels. All are bounded, and belong to the thread of
 * their owner: nothing happens but inside a call. Which entry goes when one is full is not repeatable, so nothing that is
 * recorded may depend on it.
 */
@NullMarked
package io.caraway.images.cache;

import org.jspecify.annotations.NullMarked;
