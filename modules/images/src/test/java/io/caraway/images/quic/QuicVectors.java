package io.caraway.images.quic;

import java.util.Arrays;
import java.util.HexFormat;

/** Pictures and what the reference encoder makes of them. */
final class QuicVectors {
    static final int[] V1_PIXELS = {
        0x000000, 0x100010, 0x200020, 0x300030, 0x202000, 0x302010, 0x402020, 0x502030, 0x404000, 0x504010, 0x604020,
        0x704030
    };
    static final byte[] V1 =
            hex("51554943 00000000 04000000 04000000 03000000 00808080 00a00300 83067500 00400007 85852e00 24281c01"
                    + "01c16038 23603802 60380c86 000000c0 00000000");

    static final byte[] V2 =
            hex("51554943 00000000 04000000 08000000 03000000 80e0c0a0 01818080 44200801 46428820 00e5737e 00f01300"
                    + "e0ffef02 00000000");

    static final int[] V3_PIXELS = {
        0x00070000,
        0x00070010,
        0x00070020,
        0x00070030,
        0x00072000,
        0x14072010,
        0x28072020,
        0x3c072030,
        0x00074000,
        0x28074010,
        0x50074020,
        0x78074030
    };
    static final byte[] V3 =
            hex("51554943 00000000 05000000 04000000 03000000 8080808e d0010080 070447d0 d0050080 094a0494 0010060b"
                    + "42f15a00 1c018b40 00617018 400e4500 00000000");

    static final int[] V4_PIXELS = {
        0x0000, 0x0401, 0x0802, 0x0c03, 0x1004, 0x1405, 0x0021, 0x0422, 0x0823, 0x0c24, 0x1025, 0x1426, 0x0042, 0x0443,
        0x0844, 0x0c45, 0x1046, 0x1447
    };
    static final byte[] V4 =
            hex("51554943 00000000 02000000 06000000 03000000 59662084 49badd6e b66ddb96 6dc76edb b66ddbb6 00000000");

    private QuicVectors() {}

    static int[] v2Pixels() {
        int[] pixels = new int[24];
        Arrays.fill(pixels, 0x102030);
        pixels[8 + 6] = 0x1020ff;
        return pixels;
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
