package io.caraway.images.lz;

import io.caraway.wire.ProtocolException;

/**
 * Reader of the tokens of an LZ stream.
 *
 * <pre>
 * 000nnnnn                      n + 1 units follow
 * LLLddddd [more...] bbbbbbbb [hhhhhhhh llllllll]
 *     length L; if L = 7 each further byte is added up to and with the first that is not 255; then the bias of the unit
 *     distance d * 256 + b + 1; if d and b are all ones, two further bytes h * 256 + l are added
 * </pre>
 */
final class LzTokenReader {
    private LzTokenReader() {}

    /** Reads one pass to its end. */
    static LzPass read(byte[] bytes, int offset, int count, LzUnit unit) throws ProtocolException {
        LzPass pass = new LzPass(bytes, offset, count, unit);
        while (!pass.isDone()) {
            int control = pass.nextByte();
            if (control < LzTokenWriter.LITERALS_MAX) {
                pass.literals(control + 1);
            } else {
                int length = pass.length(control);
                pass.repeat(distance(pass, control), length);
            }
        }
        return pass;
    }

    private static int distance(LzPass pass, int control) throws ProtocolException {
        int less = ((control & LzTokenWriter.DISTANCE_HIGH_MAX) << Byte.SIZE) + pass.nextByte();
        if (less == LzTokenWriter.FAR) {
            less += pass.nextByte() << Byte.SIZE;
            less += pass.nextByte();
        }
        return less + 1;
    }
}
