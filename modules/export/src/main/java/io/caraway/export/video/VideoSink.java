package io.caraway.export.video;

import io.caraway.export.Picture;
import io.caraway.export.PictureSink;
import io.caraway.export.Rate;
import io.caraway.export.Size;
import io.caraway.raster.Rect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands pictures to a process of ffmpeg that makes a video of them. Belongs to the thread that exports.
 *
 * <p>Only pictures that differ are handed over, and the last one again after a while; ffmpeg fills the slots between them. What it
 * complains about goes to a file, so that nobody has to read it meanwhile.
 */
public final class VideoSink implements PictureSink {
    /** A picture that stays is handed over again after so many seconds. */
    private static final int AGAIN_SECONDS = 10;

    /** How many of the last lines of its complaints are told. */
    private static final int LINES = 5;

    private static final int LINE_CHARACTERS = 300;

    private final Path complaints;
    private final Process process;
    private final OutputStream out;
    private final MatroskaFrames frames;
    private final byte[] pixels;
    private final IntBuffer values;
    private final Size size;
    private final int perSecond;
    private long lastSlot = -1;

    private VideoSink(Path complaints, Process process, Size size, int perSecond) {
        this.complaints = complaints;
        this.process = process;
        this.out = process.getOutputStream();
        this.size = size;
        this.perSecond = perSecond;
        this.pixels = new byte[Math.multiplyExact(Math.multiplyExact(size.width(), size.height()), Integer.BYTES)];
        this.values = ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        this.frames = new MatroskaFrames(out, size, Rate.perSecond(perSecond));
    }

    /**
     * Starts ffmpeg.
     *
     * @param format what it makes
     * @param size of all pictures
     * @param perSecond slots a second
     * @param file where the video goes; a file of that name is replaced
     * @param started is given the process, which has to be ended if this program is
     */
    public static VideoSink start(
            Ffmpeg ffmpeg, VideoFormat format, Size size, int perSecond, Path file, Consumer<Process> started)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.program().toString()));
        command.addAll(List.of("-hide_banner", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of("-f", "matroska", "-i", "pipe:0", "-an"));
        command.addAll(format.arguments(perSecond));
        command.add("file:" + file);
        Path complaints = Files.createTempFile("caraway-", ".ffmpeg");
        complaints.toFile().deleteOnExit();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(complaints.toFile())
                .start();
        started.accept(process);
        return new VideoSink(complaints, process, size, perSecond);
    }

    @Override
    public void put(long slot, Picture picture) throws IOException {
        if (!picture.size().equals(size)) {
            throw new IllegalArgumentException("picture: " + picture.size() + " (expected: " + size + ")");
        }
        repeatUpTo(slot);
        Rect changed = lastSlot < 0 ? new Rect(0, 0, size.width(), size.height()) : picture.changed();
        for (int y = changed.top(); y < changed.bottom(); y++) {
            int at = y * size.width() + changed.left();
            values.put(at, picture.rgb(), at, changed.width());
        }
        write(slot);
    }

    @Override
    public void end(long slots) throws IOException {
        repeatUpTo(slots);
        if (lastSlot < slots - 1) {
            write(slots - 1);
        }
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
        if (Ffmpeg.awaitEnd(process) != 0) {
            throw failed(new IOException("exit code " + process.exitValue()));
        }
    }

    /** Ends the process if it has not ended; the file is then not whole. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            Ffmpeg.awaitEnd(process);
        } finally {
            Files.deleteIfExists(complaints);
        }
    }

    private void repeatUpTo(long slot) throws IOException {
        while (lastSlot >= 0 && slot - lastSlot > (long) AGAIN_SECONDS * perSecond) {
            write(lastSlot + (long) AGAIN_SECONDS * perSecond);
        }
    }

    private void write(long slot) throws IOException {
        try {
            frames.write(Rate.perSecond(perSecond).nanosAt(slot), pixels);
        } catch (IOException e) {
            throw failed(e);
        }
        lastSlot = slot;
    }

    /** Why ffmpeg has ended, as it says itself. */
    private IOException failed(IOException cause) throws IOException {
        Ffmpeg.awaitEnd(process);
        List<String> lines = Files.readString(complaints, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(0, Math.min(LINE_CHARACTERS, line.length())))
                .toList();
        String words = lines.isEmpty()
                ? "exit code " + process.exitValue()
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return new IOException("ffmpeg failed: " + words, cause);
    }
}
