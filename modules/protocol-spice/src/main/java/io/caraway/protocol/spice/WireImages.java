package io.caraway.protocol.spice;

import io.caraway.images.Image;

/** Chooses how an image is put on the wire, which differs from viewer to viewer. */
public interface WireImages {
    /** Id, flags and bytes for an image. Asked once each time the image stands in a message. */
    WireImage of(Image image);
}
