package io.caraway.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs that can be started by name, and the Debian packages that bring those the tests use. */
public final class Programs {
    /** Not a program, but the right to mount a file system. */
    public static final String ROOT = "root";

    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("/usr/lib/grub-rescue/grub-rescue-floppy.img", "grub-rescue-pc"),
            Map.entry("Xorg", "xserver-xorg-core"),
            Map.entry("Xspice", "xserver-xspice"),
            Map.entry("Xvnc", "tigervnc-standalone-server"),
            Map.entry("Xvfb", "xvfb"),
            Map.entry("animate", "imagemagick"),
            Map.entry("bash", "bash"),
            Map.entry("display", "imagemagick"),
            Map.entry("import", "imagemagick"),
            Map.entry("qemu-system-x86_64", "qemu-system-x86"),
            Map.entry("remote-viewer", "virt-viewer"),
            Map.entry("spicy-screenshot", "spice-client-gtk"),
            Map.entry("stdbuf", "coreutils"),
            Map.entry("x11vnc", "x11vnc"),
            Map.entry("xdotool", "xdotool"),
            Map.entry("xev", "x11-utils"),
            Map.entry("xrandr", "x11-xserver-utils"),
            Map.entry("xsetroot", "x11-xserver-utils"),
            Map.entry("xterm", "xterm"));

    private final List<Path> folders;

    /** The programs in those folders. */
    Programs(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The programs in the folders of the PATH variable. */
    public static Programs onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Programs(
                Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of).toList());
    }

    /** Where that program is, if it is anywhere; or the file of that path. */
    public Optional<Path> find(String name) {
        Path path = Path.of(name);
        if (name.equals(ROOT)) {
            return Optional.of(path).filter(any -> ROOT.equals(System.getProperty("user.name")));
        }
        if (path.isAbsolute()) {
            return Optional.of(path).filter(Files::isReadable);
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The Debian package that brings a program; its own name where none is known. */
    static String debianPackage(String name) {
        return PACKAGES.getOrDefault(name, name);
    }

    /** What to do so that a program is there. */
    static String remedy(String name) {
        return name.equals(ROOT) ? "to be run as root" : "apt-get install " + debianPackage(name);
    }
}
