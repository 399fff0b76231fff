package io.caraway.export.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Packs numbers of colours as GIF does ("GIF89a, appendix F"). */
final class LzwWriter {
    /*
     * Codes below `clear` are single numbers; each code from `clear + 2` on is an earlier code and a number behind it. The table
     * finds that code by both: places are searched from the one a hash names. When the last code of 12 bits has been given away,
     * all are forgotten. Codes have as many bits as the next one needs, and are laid into bytes from the lowest bit up; the bytes
     * go into blocks of at most 255.
     */

    private static final int CODES = 1 << 12;
    private static final int CODE_BITS_MAX = 12;
    private static final int BLOCK_BYTES = 255;
    private static final int PLACE_BITS = 14;
    private static final int PLACES = 1 << PLACE_BITS;
    private static final int SPREAD = 0x9e3779b1;
    private static final int FREE = -1;

    private final ByteArrayOutputStream out;
    private final int[] keys = new int[PLACES];
    private final int[] codes = new int[PLACES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private final int clear;
    private final int numberBits;
    private int blockBytes;
    private int bits;
    private int bitCount;
    private int codeBits;
    private int next;

    private LzwWriter(ByteArrayOutputStream out, int numberBits) {
        this.out = out;
        this.numberBits = numberBits;
        this.clear = 1 << numberBits;
    }

    /**
     * Writes numbers of so many bits.
     *
     * @param numberBits 2..8
     */
    static void write(byte[] numbers, int numberBits, ByteArrayOutputStream out) {
        out.write(numberBits);
        new LzwWriter(out, numberBits).write(numbers);
    }

    private void write(byte[] numbers) {
        codeBits = numberBits + 1;
        forget();
        int prefix = numbers[0] & 0xff;
        for (int i = 1; i < numbers.length; i++) {
            int number = numbers[i] & 0xff;
            int key = prefix << Byte.SIZE | number;
            int place = place(key);
            if (keys[place] == key) {
                prefix = codes[place];
            } else {
                code(prefix);
                extend(key, place);
                prefix = number;
            }
        }
        code(prefix);
        // The reader has one code more by now, which may make the next one longer.
        if (next == 1 << codeBits && codeBits < CODE_BITS_MAX) {
            codeBits++;
        }
        code(clear + 1);
        if (bitCount > 0) {
            put(bits);
        }
        endBlock();
        out.write(0);
    }

    private void forget() {
        code(clear);
        Arrays.fill(keys, FREE);
        codeBits = numberBits + 1;
        next = clear + 2;
    }

    private int place(int key) {
        int place = (key * SPREAD) >>> (Integer.SIZE - PLACE_BITS);
        while (keys[place] != key && keys[place] != FREE) {
            place = (place + 1) % PLACES;
        }
        return place;
    }

    private void extend(int key, int place) {
        if (next == CODES) {
            forget();
            return;
        }
        if (next == 1 << codeBits) {
            codeBits++;
        }
        keys[place] = key;
        codes[place] = next++;
    }

    private void code(int code) {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= Byte.SIZE) {
            put(bits);
            bits >>>= Byte.SIZE;
            bitCount -= Byte.SIZE;
        }
    }

    private void put(int value) {
        block[blockBytes++] = (byte) value;
        if (blockBytes == BLOCK_BYTES) {
            endBlock();
        }
    }

    private void endBlock() {
        if (blockBytes > 0) {
            out.write(blockBytes);
            out.write(block, 0, blockBytes);
            blockBytes = 0;
        }
    }
}
