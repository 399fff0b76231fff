package io.caraway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A QEMU machine without a disk, whose screen shows its firmware's messages. Belongs to one test.
 *
 * <p>It is steered through its monitor, a text protocol on a local socket. Its text cursor blinks in the machine's own time:
 * {@link #freeze} stops that.
 */
public final class QemuScreen implements AutoCloseable {
    private static final int START_SECONDS = 30;
    private static final int VNC_PORT_OF_DISPLAY_0 = 5900;
    private static final int REPLY_BYTES = 1 << 16;
    private static final String PROMPT = "\r\n(qemu) ";

    private final RealProgram program;
    private final Path folder;
    private final int port;
    private final int incomingPort;

    private QemuScreen(RealProgram program, Path folder, int port, int incomingPort) {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.incomingPort = incomingPort;
    }

    /** A machine whose screen VNC viewers see. */
    public static QemuScreen vnc() {
        int port = FreePorts.next();
        // QEMU counts ports from display 0 and takes negative numbers for none, so low ports are asked for again.
        while (port < VNC_PORT_OF_DISPLAY_0) {
            port = FreePorts.next();
        }
        return start(port, "-vnc", "127.0.0.1:" + (port - VNC_PORT_OF_DISPLAY_0));
    }

    /** A machine whose screen SPICE viewers see, through QEMU's own SPICE server. */
    public static QemuScreen spice() {
        return spice(0);
    }

    /** The same without a machine: another one is to {@link #migrateTo} it. */
    public static QemuScreen spiceForMigration() {
        return spice(FreePorts.next());
    }

    private static QemuScreen spice(int incomingPort) {
        int port = FreePorts.next();
        return start(
                port,
                incomingPort,
                "-display",
                "none",
                "-spice",
                "addr=127.0.0.1,port=" + port + ",disable-ticketing=on");
    }

    /** A machine whose screen SPICE viewers see where QEMU's option -spice says so; its port is not known here. */
    public static QemuScreen spice(String where, String... more) {
        List<String> screen = new ArrayList<>(List.of("-display", "none", "-spice", where));
        screen.addAll(List.of(more));
        return start(0, screen.toArray(String[]::new));
    }

    private static QemuScreen start(int port, String... screen) {
        return start(port, 0, screen);
    }

    private static QemuScreen start(int port, int incomingPort, String... screen) {
        try {
            // A short path: the name of a local socket has about a hundred characters at the most.
            Path folder = Files.createTempDirectory("qemu");
            List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg", "-m", "64"));
            command.addAll(List.of("-nic", "none", "-vga", "std", "-serial", "none"));
            command.addAll(List.of("-monitor", "unix:" + folder.resolve("monitor") + ",server=on,wait=off"));
            command.addAll(List.of(screen));
            if (incomingPort != 0) {
                command.addAll(List.of("-incoming", "tcp:127.0.0.1:" + incomingPort));
            }
            RealProgram program = RealProgram.start("qemu", Map.of(), command);
            QemuScreen machine = new QemuScreen(program, folder, port, incomingPort);
            Deadline.seconds(START_SECONDS)
                    .until("QEMU's monitor is there", () -> Files.exists(folder.resolve("monitor")), program::log);
            return machine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of its VNC or SPICE server. */
    public int port() {
        return port;
    }

    /** Waits until its firmware has printed something, and stops it: what its screen then shows, from QEMU itself. */
    public Screenshot freezeAfterFirstChange() {
        Screenshot blank = screenshot();
        Deadline.seconds(START_SECONDS)
                .until("the firmware prints", () -> screenshot().differingPixels(blank) > 0, blank::toString);
        freeze();
        return screenshot();
    }

    /** What its screen shows, from QEMU itself. */
    public Screenshot screenshot() {
        Path file = folder.resolve("screen.ppm");
        command("screendump " + file);
        return Screenshot.read(file);
    }

    /** Stops the machine: from here on its screen is still. */
    public void freeze() {
        command("stop");
    }

    /** Starts the machine anew, as its button does. */
    public void reset() {
        command("system_reset");
    }

    /** Lets a stopped machine go on. */
    public void thaw() {
        command("cont");
    }

    /** Has its machine go to another one, and its SPICE viewer told where that is. */
    public void migrateTo(QemuScreen target) {
        command("client_migrate_info spice 127.0.0.1 " + target.port);
        command("migrate -d tcp:127.0.0.1:" + target.incomingPort);
    }

    /** Presses and releases a key of the machine, by QEMU's name. */
    public void key(String name) {
        command("sendkey " + name);
    }

    private void command(String line) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("monitor"));
        try (SocketChannel monitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            monitor.connect(address);
            awaitPrompt(monitor);
            monitor.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            awaitPrompt(monitor);
        } catch (IOException e) {
            throw new UncheckedIOException("QEMU's monitor: " + line + "\n" + program.log(), e);
        }
    }

    private static void awaitPrompt(SocketChannel monitor) throws IOException {
        StringBuilder reply = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(REPLY_BYTES);
        while (!reply.toString().endsWith(PROMPT)) {
            buffer.clear();
            if (monitor.read(buffer) < 0) {
                throw new IOException("closed after: " + reply);
            }
            reply.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
