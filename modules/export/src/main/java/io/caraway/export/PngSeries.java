package io.caraway.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** One PNG file for each picture, or for each slot. Belongs to the thread that exports. */
public final class PngSeries implements PictureSink {
    private final Files files;
    private final boolean everySlot;
    private byte[] last = {};
    private long nextSlot;
    private long count;

    /**
     * A series without a picture.
     *
     * @param files where they go
     * @param everySlot whether there is a file for each slot, of the same bytes where nothing changes
     */
    public PngSeries(Files files, boolean everySlot) {
        this.files = files;
        this.everySlot = everySlot;
    }

    /** Where the files of a series go. */
    public interface Files {
        /**
         * Writes one whole file.
         *
         * @param number of the file, from 1
         */
        void write(long number, byte[] bytes) throws IOException;
    }

    @Override
    public void put(long slot, Picture picture) throws IOException {
        repeatUpTo(slot);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PngFile.write(picture, bytes);
        last = bytes.toByteArray();
        write();
    }

    @Override
    public void end(long slots) throws IOException {
        repeatUpTo(slots);
    }

    @Override
    public void close() {
        last = new byte[0];
    }

    private void repeatUpTo(long slot) throws IOException {
        while (everySlot && nextSlot < slot) {
            write();
        }
    }

    private void write() throws IOException {
        files.write(++count, last);
        nextSlot++;
    }
}
