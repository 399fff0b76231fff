package io.caraway.images.jpeg;

import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;

/** The JPEG writer and reader of the JDK, one of each per thread. */
final class JdkJpeg implements JpegCodec {
    private final ThreadLocal<JdkJpegWriter> writers = ThreadLocal.withInitial(JdkJpegWriter::new);
    private final ThreadLocal<JdkJpegReader> readers = ThreadLocal.withInitial(JdkJpegReader::new);

    @Override
    public byte[] encode(Pixels pixels, int quality) {
        JpegCodec.check(pixels, quality);
        return writers.get().write(pixels, quality);
    }

    @Override
    public Pixels decode(byte[] bytes, int width, int height) throws ProtocolException {
        JpegHeader header = JpegHeader.read(bytes, width, height);
        return readers.get().read(bytes, header, width, height);
    }
}
