package io.caraway.images.jpeg;

import io.caraway.raster.Pixels;
import java.util.HexFormat;

/**
 * Small files made by the writer of a JDK, with what libjpeg-turbo 2.1.5 reads them to, and what is done with pictures in more
 * than one test.
 */
final class JpegVectors {
    /** 6 x 5 pixels, baseline, colour differences at half the rows and columns. */
    static final byte[] COLORS =
            hex("ffd8ffe000104a46494600010200000100010000ffdb0043000503040404030504040405050506070c08070707070f0b"
                    + "0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f13172224221e241c1e1f1effdb0043010505"
                    + "050706070e08080e1e1411141e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e"
                    + "1e1e1e1e1e1e1e1e1e1e1e1e1e1effc00011080005000603012200021101031101ffc400150001010000000000000000"
                    + "0000000000000002ffc4001c1000010305000000000000000000000000000105060714324252ffc40015010101000000"
                    + "00000000000000000000000307ffc40020110000040603000000000000000000000000020506010304141523243191ff"
                    + "da000c03010002110311003f00b84d3862b3c75e10004e149d4b1727e41bd0ed859aec5c9db1e87fffd9");

    /** The same in several passes. */
    static final byte[] PROGRESSIVE =
            hex("ffd8ffe000104a46494600010200000100010000ffdb0043000503040404030504040405050506070c08070707070f0b"
                    + "0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f13172224221e241c1e1f1effdb0043010505"
                    + "050706070e08080e1e1411141e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e"
                    + "1e1e1e1e1e1e1e1e1e1e1e1e1e1effc20011080005000603012200021101031101ffc400150001010000000000000000"
                    + "0000000000000001ffc4001501010100000000000000000000000000000206ffda000c03010002100310000001a26dff"
                    + "00ffc40017100003010000000000000000000000000003040512ffda00080101000105024a7031ffc4001a1100000700"
                    + "00000000000000000000000000020304051422ffda0008010301013f018c78bd52687fffc40019110002030100000000"
                    + "0000000000000000010400051323ffda0008010201013f0166d5cd0f433fffc400141001000000000000000000000000"
                    + "00000000ffda0008010100063f027fffc400161001010100000000000000000000000000410051ffda0008010100013f"
                    + "2130cbffda000c03010002000300000010ff00ffc4001511010100000000000000000000000000003100ffda00080103"
                    + "01013f10712fffc40015110101000000000000000000000000000000c1ffda0008010201013f10a31fffc40015100101"
                    + "000000000000000000000000000000d1ffda0008010100013f108c5fffd9");

    /** 8 x 1 pixels of one component. */
    static final byte[] GREY =
            hex("ffd8ffe000104a46494600010200000100010000ffdb0043000503040404030504040405050506070c08070707070f0b"
                    + "0b090c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f13172224221e241c1e1f1effc0000b080001"
                    + "000801011100ffc40014000100000000000000000000000000000005ffc4001710000301000000000000000000000000"
                    + "0000084482ffda0008010100003f002d378b27ffd9");

    private static final String COLORS_PIXELS =
            "0007a0170da4430da3690b9d900b9aa9109c1030a12935a55336a47b349ea23399bb399d0d5c7b29628052617e79617b"
                    + "a06176b86577168e6b2f936d5a946e819268a89263c1976519b85e33bc605ebd6184bc5bacbd55c4c158";
    private static final String GREY_PIXELS = "0022436285a4c5e7";

    private static final int JFIF_BYTES = 18;

    private JpegVectors() {}

    /** The pixels of {@link #COLORS} and {@link #PROGRESSIVE}. */
    static int[] colorsPixels() {
        return pixels(COLORS_PIXELS, 6);
    }

    /** The pixels of {@link #GREY}. */
    static int[] greyPixels() {
        int[] pixels = pixels(GREY_PIXELS, 2);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] *= 0x010101;
        }
        return pixels;
    }

    /** A file of three components without its JFIF segment, and with others in its place; components have those names. */
    static byte[] renamed(byte[] jpeg, byte[] segment, String names) {
        byte[] result = new byte[jpeg.length - JFIF_BYTES + segment.length];
        System.arraycopy(jpeg, 0, result, 0, 2);
        System.arraycopy(segment, 0, result, 2, segment.length);
        int after = 2 + JFIF_BYTES;
        System.arraycopy(jpeg, after, result, 2 + segment.length, jpeg.length - after);
        int frame = indexOf(result, 0xc0);
        int scan = indexOf(result, 0xda);
        for (int i = 0; i < names.length(); i++) {
            result[frame + 10 + 3 * i] = (byte) names.charAt(i);
            result[scan + 5 + 2 * i] = (byte) names.charAt(i);
        }
        return result;
    }

    /** Where that marker stands first. */
    static int indexOf(byte[] bytes, int marker) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    /** How near two pictures are, in dB over all colours. */
    static double psnr(Pixels one, Pixels other) {
        double sum = 0;
        for (int i = 0; i < one.values().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int miss = ((one.values()[i] >> shift) & 0xff) - ((other.values()[i] >> shift) & 0xff);
                sum += miss * miss;
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * one.values().length / sum);
    }

    /** Bytes in hexadecimal, with spaces where they help. */
    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static int[] pixels(String text, int digits) {
        int[] pixels = new int[text.length() / digits];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Integer.parseInt(text.substring(i * digits, (i + 1) * digits), 16);
        }
        return pixels;
    }
}
