package io.caraway.source.vnc;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/** What an RFB server says, as bytes (RFC 6143). */
final class RfbBytes {
    static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] OFFERS_NONE = {1, 1};
    static final byte[] OFFERS_PASSWORD = {1, 2};
    static final byte[] RESULT_OK = new byte[4];

    private static final int ENCODING_RAW = 0;
    private static final int ENCODING_DESKTOP_SIZE = -223;
    private static final int PIXEL_FORMAT_BYTES = 16;

    private RfbBytes() {}

    /** No security types, and why. */
    static byte[] refusal(String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        return ByteWriter.big().u8(0).i32(text.length).bytes(text).toByteArray();
    }

    /** ServerInit; clients give it a pixel format of their own. */
    static byte[] init(int width, int height, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteWriter.big()
                .u16(width)
                .u16(height)
                .u8(32)
                .u8(24)
                .zeros(PIXEL_FORMAT_BYTES - 2)
                .i32(text.length)
                .bytes(text)
                .toByteArray();
    }

    /** FramebufferUpdate with one raw rectangle of one colour 0x00RRGGBB. */
    static byte[] raw(Rect area, int color) {
        ByteWriter out = ByteWriter.big().u8(0).u8(0).u16(1);
        rectangle(out, area, ENCODING_RAW);
        for (int i = 0; i < area.area(); i++) {
            out.i32(Integer.reverseBytes(color));
        }
        return out.toByteArray();
    }

    /** FramebufferUpdate with a new size. */
    static byte[] size(int width, int height) {
        ByteWriter out = ByteWriter.big().u8(0).u8(0).u16(1);
        rectangle(out, Rect.of(0, 0, width, height), ENCODING_DESKTOP_SIZE);
        return out.toByteArray();
    }

    private static void rectangle(ByteWriter out, Rect area, int encoding) {
        out.u16(area.left())
                .u16(area.top())
                .u16(area.width())
                .u16(area.height())
                .i32(encoding);
    }
}
