package io.caraway.app;

import io.caraway.protocol.rfb.RfbEncoding;
import io.caraway.protocol.rfb.RfbOptions;
import io.caraway.protocol.rfb.VncPasswordFile;
import io.caraway.source.vnc.VncSource;
import io.caraway.source.vnc.VncSourceOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            "  caraway serve vnc://desk:5900 --password-file desk.pw \\",
            "                --spice 0.0.0.0:5930 --ticket-file viewers.pw"
        })
final class Serve implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "CARAWAY_VNC_PASSWORD";

    @Parameters(
            paramLabel = "SOURCE",
            converter = VncAddress.Converter.class,
            description = "The desktop: vnc://HOST:PORT, or as VNC viewers take it, HOST:DISPLAY or HOST::PORT.")
    private @Nullable VncAddress source;

    @Mixin
    private Viewers viewers = new Viewers();

    @Mixin
    private Recording recording = new Recording();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = {
                "Log in to the source with the first line of this file, or with what vncpasswd wrote to it.",
                "Without it the password in the URI is taken, or $" + PASSWORD_VARIABLE + "."
            })
    private @Nullable Path passwordFile;

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "What to ask the source for, best first: tight, zrle, hextile, rre, copyrect, raw"
                    + " (default: all, in that order).")
    private List<String> encodings = new ArrayList<>();

    @Option(
            names = "--quality",
            paramLabel = "0-9",
            description = "Let the source send JPEG of this quality. Without it every pixel is exact.")
    private @Nullable Integer quality;

    @Option(
            names = "--compression",
            paramLabel = "0-9",
            defaultValue = "1",
            description = "How hard the source should compress (default: ${DEFAULT-VALUE}).")
    private int compression;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        VncAddress address = source;
        CommandSpec command = spec;
        if (address == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        String fromUri = address.password();
        String password = passwordFile == null && fromUri != null
                ? fromUri
                : Secrets.of(passwordFile, PASSWORD_VARIABLE, VncPasswordFile::password);
        VncSourceOptions options = new VncSourceOptions(address.host(), address.port(), rfb(password, command));
        Starter starter =
                (vertx, display) -> VncSource.deploy(vertx, options, display).map(started -> started::input);
        Run.untilSignal(starter, options.uri(), viewers, recording, System.out);
        return ExitCode.OK.number();
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
