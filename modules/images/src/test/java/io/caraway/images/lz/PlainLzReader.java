package io.caraway.images.lz;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/** The LZ form read one byte and one unit at a time, straight from its description: what the real reader is held to. */
final class PlainLzReader {
    private PlainLzReader() {}

    /** The units in the order of the stream; alpha is put on top. */
    static int[] read(byte[] bytes) throws ProtocolException {
        ByteReader in = ByteReader.big(bytes);
        in.skip(8);
        int type = in.i32();
        int width = in.i32();
        int height = in.i32();
        int stride = in.i32();
        in.skip(4);
        int unitBytes = type == 6 ? 2 : type >= 7 && type <= 9 ? 3 : 1;
        int[] units = new int[type <= 5 ? stride * height : width * height];
        pass(in, units, unitBytes);
        if (type == 9) {
            int[] alpha = new int[units.length];
            pass(in, alpha, 1);
            for (int i = 0; i < units.length; i++) {
                units[i] |= alpha[i] << 24;
            }
        }
        in.requireEnd();
        return units;
    }

    private static void pass(ByteReader in, int[] units, int unitBytes) throws ProtocolException {
        for (int i = 0; i < units.length; ) {
            int c = in.u8();
            if (c < 32) {
                for (int end = i + c + 1; i < end; i++) {
                    units[i] = unit(in, unitBytes);
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
            length += 3 - unitBytes;
            for (int end = i + length; i < end; i++) {
                units[i] = units[i - distance - 1];
            }
        }
    }

    private static int unit(ByteReader in, int unitBytes) throws ProtocolException {
        return switch (unitBytes) {
            case 1 -> in.u8();
            case 2 -> in.u16();
            default -> in.u8() | (in.u8() << 8) | (in.u8() << 16);
        };
    }
}
