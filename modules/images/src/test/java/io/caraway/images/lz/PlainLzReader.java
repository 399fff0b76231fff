package io.caraway.images.lz;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/** The LZ form read one byte and one pixel at a time, straight from its description: what the real reader is held to. */
final class PlainLzReader {
    private PlainLzReader() {}

    static int[] read(byte[] bytes) throws ProtocolException {
        ByteReader in = ByteReader.big(bytes);
        in.skip(12);
        int[] pixels = new int[in.i32() * in.i32()];
        in.skip(8);
        for (int i = 0; i < pixels.length; ) {
            int c = in.u8();
            if (c < 32) {
                for (int end = i + c + 1; i < end; i++) {
                    pixels[i] = in.u8() | (in.u8() << 8) | (in.u8() << 16);
                }
                continue;
            }
            int length = c >> 5;
            int distance = (c & 31) << 8;
            if (length == 7) {
                int more;
                do {
                    more = in.u8();
                    length += more;
                } while (more == 255);
            }
            int b = in.u8();
            distance += b;
            if (b == 255 && (c & 31) == 31) {
                distance = 8191 + in.u16();
            }
            for (int end = i + length; i < end; i++) {
                pixels[i] = pixels[i - distance - 1];
            }
        }
        in.requireEnd();
        return pixels;
    }
}
