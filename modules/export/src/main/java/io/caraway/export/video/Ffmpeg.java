package io.caraway.export.video;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program ffmpeg, where it is installed. Immutable. */
public final class Ffmpeg {
    private static final List<String> NAMES = List.of("ffmpeg", "ffmpeg.exe");
    private static final int NAME_COLUMN = 2;

    private final Path program;
    private final Set<String> encoders;

    private Ffmpeg(Path program, Set<String> encoders) {
        this.program = program;
        this.encoders = encoders;
    }

    /**
     * Looks for the program, and asks it what it can do.
     *
     * @param path folders as the PATH variable lists them
     */
    public static Optional<Ffmpeg> find(String path) throws IOException {
        Optional<Path> program = Arrays.stream(path.split(File.pathSeparator, -1))
                .flatMap(folder -> folder(folder).stream())
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        return program.isEmpty() ? Optional.empty() : Optional.of(new Ffmpeg(program.get(), encoders(program.get())));
    }

    /** Whether it can make a format. */
    public boolean has(VideoFormat format) {
        return encoders.contains(format.encoder());
    }

    /** Where it is. */
    Path program() {
        return program;
    }

    private static Optional<Path> folder(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            // What is no path names no folder.
            return Optional.empty();
        }
    }

    private static Set<String> encoders(Path program) throws IOException {
        Path told = Files.createTempFile("caraway-", ".encoders");
        try {
            Process process = new ProcessBuilder(program.toString(), "-hide_banner", "-encoders")
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile())
                    .start();
            process.getOutputStream().close();
            awaitEnd(process);
            Set<String> found = new HashSet<>();
            for (String line :
                    Files.readString(told, StandardCharsets.ISO_8859_1).lines().toList()) {
                String[] columns = line.split(" +", NAME_COLUMN + 2);
                if (columns.length > NAME_COLUMN) {
                    found.add(columns[NAME_COLUMN]);
                }
            }
            return found;
        } finally {
            Files.delete(told);
        }
    }

    /** Waits until a process has ended, and gives its exit code. */
    static int awaitEnd(Process process) throws InterruptedIOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while ffmpeg ran");
        }
    }
}
