package io.caraway.images.jpeg;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of the TurboJPEG library that are used, version 2 of its interface; their names are the library's. */
final class TurboJpegLibrary {
    /** Colour differences at half the rows and columns. */
    static final int TJSAMP_420 = 2;

    /** Bytes B, G, R, unused. */
    static final int TJPF_BGRX = 3;

    /** Bytes unused, R, G, B. */
    static final int TJPF_XRGB = 5;

    /** Write to the room given, never to other. */
    static final int TJFLAG_NOREALLOC = 1024;

    /** The exact transform, which the reference server uses, at any quality. */
    static final int TJFLAG_ACCURATEDCT = 4096;

    /** Take damage for a fault instead of going on with what can be guessed. */
    static final int TJFLAG_STOPONWARNING = 8192;

    private final Function initCompress;
    private final Function initDecompress;
    private final Function destroy;
    private final Function errorText;
    private final Function bufferBytes;
    private final Function compress;
    private final Function header;
    private final Function decompress;

    /** Loads the library of that name; throws a {@link LinkageError} if it or one of its functions is not there. */
    TurboJpegLibrary(String name) {
        NativeLibrary library = NativeLibrary.getInstance(name);
        initCompress = library.getFunction("tjInitCompress");
        initDecompress = library.getFunction("tjInitDecompress");
        destroy = library.getFunction("tjDestroy");
        errorText = library.getFunction("tjGetErrorStr2");
        bufferBytes = library.getFunction("tjBufSize");
        compress = library.getFunction("tjCompress2");
        header = library.getFunction("tjDecompressHeader3");
        decompress = library.getFunction("tjDecompress2");
    }

    /** A handle to write with, to be destroyed. */
    Pointer compressor() {
        return handle(initCompress.invokePointer(new Object[0]));
    }

    /** A handle to read with, to be destroyed. */
    Pointer decompressor() {
        return handle(initDecompress.invokePointer(new Object[0]));
    }

    /** Frees a handle. */
    void destroy(Pointer handle) {
        destroy.invokeInt(new Object[] {handle});
    }

    /** What went wrong. */
    String error(Pointer handle) {
        Pointer text = errorText.invokePointer(new Object[] {handle});
        return text == null ? "unknown fault" : text.getString(0);
    }

    /** Bytes that a picture may take at the most: arguments width, height, subsampling. */
    long bufferBytes(int width, int height, int subsampling) {
        Object bytes = bufferBytes.invoke(NativeLong.class, new Object[] {width, height, subsampling});
        return ((NativeLong) bytes).longValue();
    }

    /**
     * Writes: arguments handle, source, width, pitch, height, pixel format, pointer to the target, pointer to its size,
     * subsampling, quality, flags. Gives 0 if it went well.
     */
    int compress(Object... arguments) {
        return compress.invokeInt(arguments);
    }

    /**
     * Reads the header: arguments handle, source, its size, pointers to width, height, subsampling, colour space. Gives 0 if it
     * went well.
     */
    int header(Object... arguments) {
        return header.invokeInt(arguments);
    }

    /**
     * Reads: arguments handle, source, its size, target, width, pitch, height, pixel format, flags. Gives 0 if it went well.
     */
    int decompress(Object... arguments) {
        return decompress.invokeInt(arguments);
    }

    private static Pointer handle(@Nullable Pointer handle) {
        if (handle == null) {
            throw new IllegalStateException("JPEG: no memory for a handle");
        }
        return handle;
    }
}
