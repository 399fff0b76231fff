package io.caraway.images.jpeg;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The TurboJPEG library of the system (Debian package libturbojpeg0), by JNA. It reads to the very pixels that viewers show,
 * as they use the same library with the same settings.
 */
final class TurboJpeg implements JpegCodec {
    /*
     * A handle of the library serves one thread at a time. Making one takes a few microseconds, so each call has its own
     * and frees it, and nothing is left behind by threads that end. The same holds for the memory that bytes are handed over
     * in. The library is told the size of all of it, writes nothing beyond, and prints nothing.
     */

    private static final String[] NAMES = {"libturbojpeg.so.0", "turbojpeg"};

    private static final int PIXEL_FORMAT = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? TurboJpegLibrary.TJPF_BGRX
            : TurboJpegLibrary.TJPF_XRGB;

    private static final int COLOR_MASK = 0xffffff;

    private final TurboJpegLibrary library;

    private TurboJpeg(TurboJpegLibrary library) {
        this.library = library;
    }

    /** The codec; empty if the library or what binds to it cannot be loaded. */
    static Optional<JpegCodec> load() {
        return Arrays.stream(NAMES)
                .flatMap(name -> library(name).stream())
                .<JpegCodec>map(TurboJpeg::new)
                .findFirst();
    }

    private static Optional<TurboJpegLibrary> library(String name) {
        try {
            return Optional.of(new TurboJpegLibrary(name));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) {
            // A LinkageError where something is missing; a plain Error where another JNA left native code of another
            // version.
            return Optional.empty();
        }
    }

    @Override
    public byte[] encode(Pixels pixels, int quality) {
        JpegCodec.check(pixels, quality);
        int width = pixels.width();
        int height = pixels.height();
        long roomBytes = library.bufferBytes(width, height, TurboJpegLibrary.TJSAMP_420);
        Pointer handle = library.compressor();
        try (Memory source = memory(pixels.values());
                Memory room = new Memory(roomBytes)) {
            PointerByReference jpeg = new PointerByReference(room);
            NativeLongByReference size = new NativeLongByReference(new NativeLong(roomBytes, true));
            int result = library.compress(
                    handle,
                    source,
                    width,
                    width * Integer.BYTES,
                    height,
                    PIXEL_FORMAT,
                    jpeg,
                    size,
                    TurboJpegLibrary.TJSAMP_420,
                    quality,
                    TurboJpegLibrary.TJFLAG_NOREALLOC | TurboJpegLibrary.TJFLAG_ACCURATEDCT);
            if (result != 0) {
                throw new IllegalStateException("JPEG: " + library.error(handle));
            }
            return room.getByteArray(0, Math.toIntExact(size.getValue().longValue()));
        } finally {
            library.destroy(handle);
        }
    }

    @Override
    public Pixels decode(byte[] bytes, int width, int height) throws ProtocolException {
        JpegHeader.read(bytes, width, height);
        int count = width * height;
        Pointer handle = library.decompressor();
        try (Memory jpeg = new Memory(bytes.length);
                Memory target = new Memory((long) count * Integer.BYTES)) {
            jpeg.write(0, bytes, 0, bytes.length);
            NativeLong size = new NativeLong(bytes.length);
            requireSize(handle, jpeg, size, width, height);
            int result = library.decompress(
                    handle,
                    jpeg,
                    size,
                    target,
                    width,
                    width * Integer.BYTES,
                    height,
                    PIXEL_FORMAT,
                    TurboJpegLibrary.TJFLAG_STOPONWARNING);
            if (result != 0) {
                throw damaged(handle);
            }
            int[] values = target.getIntArray(0, count);
            for (int i = 0; i < count; i++) {
                values[i] &= COLOR_MASK;
            }
            return new Pixels(PixelFormat.XRGB32, width, height, values);
        } finally {
            library.destroy(handle);
        }
    }

    /** Fails unless the library finds the size that {@link JpegHeader} found. */
    private void requireSize(Pointer handle, Memory jpeg, NativeLong size, int width, int height)
            throws ProtocolException {
        IntByReference foundWidth = new IntByReference();
        IntByReference foundHeight = new IntByReference();
        int result =
                library.header(handle, jpeg, size, foundWidth, foundHeight, new IntByReference(), new IntByReference());
        if (result != 0) {
            throw damaged(handle);
        }
        if (foundWidth.getValue() != width || foundHeight.getValue() != height) {
            throw new ProtocolException("JPEG size: " + foundWidth.getValue() + "x" + foundHeight.getValue()
                    + " (expected: " + width + "x" + height + ")");
        }
    }

    private static Memory memory(int[] values) {
        Memory memory = new Memory((long) values.length * Integer.BYTES);
        memory.write(0, values, 0, values.length);
        return memory;
    }

    private ProtocolException damaged(Pointer handle) {
        return new ProtocolException("JPEG: " + library.error(handle) + " (expected: a picture without damage)");
    }
}
