package io.caraway.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small file system of its own in a folder, which can be full. Needs {@link Programs#ROOT}. Belongs to one test. */
public final class RamDisk implements AutoCloseable {
    private static final int SECONDS = 10;

    private final Path folder;

    private RamDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one of that size over an empty folder. */
    public static RamDisk mount(Path folder, int megabytes) {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new RamDisk(folder);
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private static void run(String... command) {
        try (RealProgram program = RealProgram.start(command[0], Map.of(), List.of(command))) {
            if (program.awaitExit(SECONDS) != 0) {
                throw new AssertionError(program.log());
            }
        }
    }
}
