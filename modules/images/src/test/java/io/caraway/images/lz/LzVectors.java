package io.caraway.images.lz;

import java.util.Arrays;
import java.util.HexFormat;

/** Pictures and what the reference encoder makes of them. */
final class LzVectors {
    static final int[] V1_PIXELS = {
        0x000000, 0x100010, 0x200020, 0x300030, 0x202000, 0x302010, 0x402020, 0x502030, 0x404000, 0x504010, 0x604020,
        0x704030
    };
    static final byte[] V1 =
            hex("20205a4c 00010001 00000008 00000004 00000003 00000010 00000001 0b 000000 100010 200020"
                    + "300030 002020 102030 202040 302050 004040 104050 204060 304070");

    static final byte[] V2 =
            hex("20205a4c 00010001 00000008 00000008 00000003 00000020 00000001 01 302010 302010 e005 00"
                    + "00 ff2010 c00e 02 302010 302010 302010");

    static final byte[] V3_RGBA = hex("20205a4c 00010001 00000009 00000004 00000003 00000010 00000001 0b 000007 100007"
            + "200007 300007 002007 102007 202007 302007 004007 104007 204007 304007 01 0000 20 00 06 14283c00285078");

    private LzVectors() {}

    static int[] v2Pixels() {
        int[] pixels = new int[24];
        Arrays.fill(pixels, 0x102030);
        pixels[8 + 6] = 0x1020ff;
        return pixels;
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /** A header of type RGB32 and the tokens behind it. */
    static byte[] stream(int width, int height, String tokens) {
        return hex(String.format("20205a4c0001000100000008%08x%08x%08x00000001", width, height, 4 * width) + tokens);
    }
}
