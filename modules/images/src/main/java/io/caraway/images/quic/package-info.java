/**
 * The QUIC form of SPICE: pixels predicted from their neighbours, the differences coded by adaptive Golomb-Rice codes.
 *
 * <p>{@link io.caraway.images.quic.QuicReader} and {@link io.caraway.images.quic.QuicWriter} are its two doors. Behind them
 * {@code QuicSchedule} leads both through the rows and says when to learn, {@code QuicModel} is what has been learnt,
 * {@code QuicCodes} are the codes to choose from, and the span writers and readers hold the loops over pixels. Pure
 * functions of their input, without state between calls.
 */
@NullMarked
package io.caraway.images.quic;

import org.jspecify.annotations.NullMarked;
