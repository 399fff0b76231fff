package io.caraway.app.peers;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.FreePorts;
import io.caraway.testkit.QemuScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A QEMU machine with a PS/2 mouse and no tablet, whose SPICE server therefore has server mouse mode alone. Belongs to one test.
 *
 * <p>The guest is a boot sector that passes on every byte that its mouse sends; from those a desktop is followed here, as a guest's
 * desktop would be: the pointer stops at its edges.
 */
final class MouseGuest implements AutoCloseable {
    /** Columns of the guest's desktop. */
    static final int WIDTH = 640;

    /** Rows of the guest's desktop. */
    static final int HEIGHT = 480;

    private static final int SECONDS = 60;
    private static final int SECTOR_BYTES = 512;
    private static final int FLOPPY_BYTES = 1440 * 1024;
    private static final int ACKNOWLEDGED = 0xfa;
    private static final int PACKET_BYTES = 3;
    private static final int BYTE_MASK = 0xff;
    private static final int BUTTONS = 7;
    private static final int X_IS_NEGATIVE = 0x10;
    private static final int Y_IS_NEGATIVE = 0x20;
    private static final int SIGN = 0x100;

    /** Machine code for the 8086 on the left, what it means on the right. */
    private static final String PROGRAM = """
            fa          cli
            e464        in al, 0x64         ; until the controller takes a command
            a802        test al, 2
            75fa        jnz -6
            b0a8        mov al, 0xa8        ; the mouse's port: on
            e664        out 0x64, al
            e464        in al, 0x64
            a802        test al, 2
            75fa        jnz -6
            b0d4        mov al, 0xd4        ; what follows is for the mouse
            e664        out 0x64, al
            e464        in al, 0x64
            a802        test al, 2
            75fa        jnz -6
            b0f4        mov al, 0xf4        ; tell of every move
            e660        out 0x60, al
            e464        in al, 0x64         ; for ever:
            88c4        mov ah, al
            a801        test al, 1          ; is there a byte?
            74f8        jz -8
            e460        in al, 0x60
            f6c420      test ah, 0x20       ; of the mouse?
            74f1        jz -15
            e6e9        out 0xe9, al        ; QEMU's debugging port
            ebed        jmp -19
            """;

    private final QemuScreen machine;
    private final Path bytes;
    private final int port;
    private int movedX;
    private int movedY;

    private MouseGuest(QemuScreen machine, Path bytes, int port) {
        this.machine = machine;
        this.bytes = bytes;
        this.port = port;
    }

    /** Starts the machine, and returns once its mouse tells of every move. */
    static MouseGuest start() {
        int port = FreePorts.next();
        try {
            Path folder = Files.createTempDirectory("mouse-guest");
            Path floppy = Files.write(folder.resolve("floppy.img"), floppy());
            Path bytes = folder.resolve("mouse");
            QemuScreen machine = QemuScreen.spice(
                    "addr=127.0.0.1,port=" + port + ",disable-ticketing=on",
                    "-drive",
                    "file=" + floppy + ",format=raw,if=floppy",
                    "-boot",
                    "a",
                    "-debugcon",
                    "file:" + bytes);
            MouseGuest guest = new MouseGuest(machine, bytes, port);
            Deadline.seconds(SECONDS).until("the guest has a mouse", () -> guest.told().length > 0, () -> "");
            return guest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the machine's SPICE server. */
    int port() {
        return port;
    }

    /** Waits until the mouse has moved so far since the last time: not less, and not more. */
    void awaitMotion(int dx, int dy) {
        movedX += dx;
        movedY += dy;
        Deadline.seconds(SECONDS)
                .until(
                        "the mouse has moved by " + movedX + ", " + movedY,
                        () -> {
                            List<Packet> packets = packets();
                            return packets.stream().mapToInt(Packet::dx).sum() == movedX
                                    && packets.stream().mapToInt(Packet::dy).sum() == movedY;
                        },
                        () -> packets().toString());
    }

    /** Waits until the buttons have changed so many times. */
    void awaitChanges(int count) {
        Deadline.seconds(SECONDS)
                .until(
                        count + " changes of buttons",
                        () -> changes().size() >= count,
                        () -> packets().toString());
    }

    /** Each change of the buttons so far, with the place where the pointer was. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int x = 0;
        int y = 0;
        int buttons = 0;
        for (Packet packet : packets()) {
            x = Math.max(0, Math.min(WIDTH - 1, x + packet.dx));
            y = Math.max(0, Math.min(HEIGHT - 1, y + packet.dy));
            if (packet.buttons != buttons) {
                buttons = packet.buttons;
                changes.add(new Change(x, y, buttons));
            }
        }
        return changes;
    }

    private List<Packet> packets() {
        byte[] all = told();
        List<Packet> packets = new ArrayList<>();
        for (int at = 1; at + PACKET_BYTES <= all.length; at += PACKET_BYTES) {
            int head = all[at];
            int right = (all[at + 1] & BYTE_MASK) - ((head & X_IS_NEGATIVE) == 0 ? 0 : SIGN);
            int up = (all[at + 2] & BYTE_MASK) - ((head & Y_IS_NEGATIVE) == 0 ? 0 : SIGN);
            packets.add(new Packet(right, -up, head & BUTTONS));
        }
        return packets;
    }

    @Override
    public void close() {
        machine.close();
    }

    /** What the mouse has said: that it took the command, and packets. */
    private byte[] told() {
        try {
            byte[] all = Files.exists(bytes) ? Files.readAllBytes(bytes) : new byte[0];
            if (all.length > 0 && (all[0] & BYTE_MASK) != ACKNOWLEDGED) {
                throw new AssertionError(
                        "the mouse does not obey: " + HexFormat.of().formatHex(all));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] floppy() {
        StringBuilder code = new StringBuilder();
        PROGRAM.lines().forEach(line -> code.append(line, 0, line.indexOf(' ')));
        byte[] program = HexFormat.of().parseHex(code);
        byte[] image = Arrays.copyOf(program, FLOPPY_BYTES);
        image[SECTOR_BYTES - 2] = 0x55;
        image[SECTOR_BYTES - 1] = (byte) 0xaa;
        return image;
    }

    /**
     * Buttons of the guest's mouse went down or up.
     *
     * @param x column where the pointer was
     * @param y row where the pointer was
     * @param buttons those that are down, as PS/2 numbers them: bit 0 left, 1 right, 2 middle
     */
    record Change(int x, int y, int buttons) {}

    /** What the mouse has told at once. */
    private record Packet(int dx, int dy, int buttons) {}
}
