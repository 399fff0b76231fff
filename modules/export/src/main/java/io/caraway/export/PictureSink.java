package io.caraway.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where pictures go. Belongs to the thread that exports.
 *
 * <p>Closed without having been ended it leaves something that is worth nothing.
 */
public interface PictureSink extends Closeable {
    /**
     * Takes a picture, which is shown until the next.
     *
     * @param slot when, in slots of the {@link Rate}; 0 for the first, and higher each time
     * @param picture which; it is another one behind this call
     */
    void put(long slot, Picture picture) throws IOException;

    /**
     * All pictures are there.
     *
     * @param slots how many slots there are in all, more than the number of the last picture's
     */
    void end(long slots) throws IOException;
}
