package io.caraway.images.jpeg;

class JdkJpegTest implements JpegCodecContract {
    private final JpegCodec codec = new JdkJpeg();

    @Override
    public JpegCodec codec() {
        return codec;
    }
}
