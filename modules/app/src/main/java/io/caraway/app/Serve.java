package io.caraway.app;

import io.caraway.protocol.rfb.RfbEncoding;
import io.caraway.protocol.rfb.RfbOptions;
import io.caraway.protocol.rfb.VncPasswordFile;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.replay.ReplayOptions;
import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.source.spice.SpiceSource;
import io.caraway.source.spice.SpiceSourceOptions;
import io.caraway.source.vnc.VncSource;
import io.caraway.source.vnc.VncSourceOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a live desktop. */
@Command(
        name = "serve",
        description = "Serve a live desktop to many viewers at once, and record it if asked to.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  caraway serve vnc://127.0.0.1:5901",
            "  caraway serve 127.0.0.1:1 --record day.caraway",
            "  caraway serve spice://127.0.0.1:5900 --record day.caraway",
            "  caraway serve spice+tls://desk:5901 --ca-file ca-cert.pem",
            "  caraway serve spice+unix:///run/desk.sock",
            "  caraway serve desktop.vv",
            "  caraway serve session.qxlrec",
            "  caraway serve vnc://desk:5900 --password-file desk.pw \\",
            "                --spice 0.0.0.0:5930 --ticket-file viewers.pw"
        })
final class Serve implements Callable<Integer> {
    private static final String VNC_PASSWORD_VARIABLE = "CARAWAY_VNC_PASSWORD";
    private static final String SPICE_PASSWORD_VARIABLE = "CARAWAY_SPICE_PASSWORD";
    private static final String IMAGES_OPTION = "--images";
    private static final String RETAKE_OPTION = "--retake";
    private static final List<String> SOURCE_OPTIONS =
            List.of("--encodings", "--quality", "--compression", "--images", "--retake", "--password-file");
    private static final List<String> VNC_OPTIONS = List.of("--encodings", "--quality", "--compression");

    @Parameters(
            paramLabel = "SOURCE",
            converter = SourceAddress.Converter.class,
            description = "The desktop: vnc://HOST:PORT, or as VNC viewers take it, HOST:DISPLAY or HOST::PORT;"
                    + " spice://HOST:PORT, spice+tls://HOST:PORT, spice://HOST:PORT?tls-port=PORT or spice+unix:///PATH;"
                    + " a connection file of virt-viewer, FILE.vv, or - for one on standard input;"
                    + " or a recording, which is then played.")
    private @Nullable SourceAddress source;

    @Mixin
    private Viewers viewers = new Viewers();

    @Mixin
    private Recording recording = new Recording();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = {
                "Log in to the source with the first line of this file, or with what vncpasswd wrote to it.",
                "Without it the password in the URI or the connection file is taken, or $" + VNC_PASSWORD_VARIABLE
                        + ", or $" + SPICE_PASSWORD_VARIABLE + "."
            })
    private @Nullable Path passwordFile;

    @Mixin
    private ServerTrust trust = new ServerTrust();

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "What to ask a VNC source for, best first: tight, zrle, hextile, rre, copyrect, raw"
                    + " (default: all, in that order).")
    private List<String> encodings = new ArrayList<>();

    @Option(
            names = "--quality",
            paramLabel = "0-9",
            description = "Let a VNC source send JPEG of this quality. Without it every pixel is exact.")
    private @Nullable Integer quality;

    @Option(
            names = "--compression",
            paramLabel = "0-9",
            defaultValue = "1",
            description = "How hard a VNC source should compress (default: ${DEFAULT-VALUE}).")
    private int compression;

    @Option(
            names = IMAGES_OPTION,
            paramLabel = "NAME",
            converter = CompressionName.class,
            defaultValue = "auto-lz",
            description = "How to have a SPICE source compress images: off, auto-glz, auto-lz, quic, glz, lz or lz4"
                    + " (default: ${DEFAULT-VALUE}). Those of glz have to be encoded anew for viewers.")
    private DisplayMessage.Compression images = DisplayMessage.Compression.AUTO_LZ;

    @Option(
            names = RETAKE_OPTION,
            description =
                    "When another viewer has taken a SPICE source's desktop, take it back after 30 s, which throws that viewer"
                            + " out. Without it the last picture stays until the server is started anew.")
    private boolean retakes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        SourceAddress address = source;
        CommandSpec command = spec;
        if (address == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        Desktop desktop = switch (address.type()) {
            case VNC -> desktop((VncAddress) address, "", command);
            case SPICE -> desktop((SpiceAddress) address, trust.endpoint((SpiceAddress) address), "", command);
            case VIEWER_FILE -> desktop((ViewerFile) address, command);
            case FILE -> playing(((FileAddress) address).path(), command);
        };
        Run.untilSignal(desktop.starter, desktop.uri, viewers, recording, System.out);
        return ExitCode.OK.number();
    }

    /** What is served: its name for logs, and what starts it. */
    private record Desktop(String uri, Starter starter) {}

    private Desktop desktop(ViewerFile file, CommandSpec command) throws Failure {
        VirtViewerFile content = file.read();
        Desktop desktop = switch (content.address().type()) {
            case VNC -> desktop((VncAddress) content.address(), content.title(), command);
            case SPICE -> {
                SpiceAddress address = (SpiceAddress) content.address();
                SpiceEndpoint endpoint =
                        trust.endpoint(address, content.authorities(), content.hostSubject(), content.secureChannels());
                yield desktop(address, endpoint, content.title(), command);
            }
            case VIEWER_FILE, FILE -> throw new IllegalStateException("a file does not name a file");
        };
        // Not before everything else on the command line is known to be right.
        if (content.deletes()) {
            file.delete();
        }
        return desktop;
    }

    private Desktop desktop(VncAddress address, String title, CommandSpec command) throws Failure {
        trust.requireNone();
        if (command.commandLine().getParseResult().hasMatchedOption(IMAGES_OPTION)) {
            throw new ParameterException(
                    command.commandLine(), IMAGES_OPTION + " is for SPICE sources; see --encodings for VNC");
        }
        if (retakes) {
            throw new ParameterException(
                    command.commandLine(), RETAKE_OPTION + " is for SPICE sources; VNC servers take several viewers");
        }
        String password = password(address, VNC_PASSWORD_VARIABLE, VncPasswordFile::password);
        VncSourceOptions options = new VncSourceOptions(address.host(), address.port(), rfb(password, command), title);
        return new Desktop(
                options.uri(),
                (vertx, displays) -> displays.open(0)
                        .compose(display -> VncSource.deploy(vertx, options, display))
                        .map(started -> started::input));
    }

    private Desktop desktop(SpiceAddress address, SpiceEndpoint endpoint, String title, CommandSpec command)
            throws Failure {
        for (String option : VNC_OPTIONS) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        command.commandLine(), option + " is for VNC sources; a SPICE server is asked for all it has");
            }
        }
        String password = password(address, SPICE_PASSWORD_VARIABLE, bytes -> Optional.empty());
        SpiceSourceOptions options = spice(endpoint, password, title, command);
        return new Desktop(
                options.uri(),
                (vertx, displays) ->
                        SpiceSource.deploy(vertx, options, displays).map(started -> started));
    }

    private static Desktop playing(Path file, CommandSpec command) throws Failure {
        for (String option : SOURCE_OPTIONS) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        command.commandLine(), option + " is for servers; " + file + " is a file, to be played");
            }
        }
        ReplayOptions options =
                ReplayOptions.of(Playable.of(file, System.out, System.err)).build();
        return new Desktop(file.toString(), new ReplayStarter(options, System.out));
    }

    private @Nullable String password(SourceAddress address, String variable, Function<byte[], Optional<String>> form)
            throws Failure {
        String fromUri = address.password();
        return passwordFile == null && fromUri != null ? fromUri : Secrets.of(passwordFile, variable, form);
    }

    private SpiceSourceOptions spice(
            SpiceEndpoint endpoint, @Nullable String password, String title, CommandSpec command) {
        try {
            return new SpiceSourceOptions(endpoint, password, images, retakes, title);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private RfbOptions rfb(@Nullable String password, CommandSpec command) {
        try {
            RfbOptions.Builder builder = RfbOptions.builder().password(password).compressionLevel(compression);
            if (!encodings.isEmpty()) {
                builder.encodings(encodings.stream().map(Serve::encoding).toList());
            }
            if (quality != null) {
                builder.jpegQuality(quality);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static RfbEncoding encoding(String name) {
        return switch (name.trim().toLowerCase(Locale.ROOT)) {
            case "tight" -> RfbEncoding.TIGHT;
            case "zrle" -> RfbEncoding.ZRLE;
            case "hextile" -> RfbEncoding.HEXTILE;
            case "rre" -> RfbEncoding.RRE;
            case "copyrect" -> RfbEncoding.COPY_RECT;
            case "raw" -> RfbEncoding.RAW;
            default ->
                throw new IllegalArgumentException(
                        "encoding: " + name + " (expected: tight, zrle, hextile, rre, copyrect or raw)");
        };
    }
}
