package io.caraway.export.avi;

import io.caraway.export.Picture;
import java.io.IOException;

/** Encodes pictures as JPEG. Belongs to the thread that exports. */
interface JpegFrames {
    /** High enough that letters on flat ground show no noise around them. */
    int QUALITY = 95;

    /** A picture as a JPEG file. */
    byte[] encode(Picture picture) throws IOException;
}
