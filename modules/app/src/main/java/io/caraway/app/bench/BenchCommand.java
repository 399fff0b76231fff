package io.caraway.app.bench;

import io.caraway.app.CompressionName;
import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Secrets;
import io.caraway.app.ServerTrust;
import io.caraway.app.SpiceAddress;
import io.caraway.app.Version;
import io.caraway.protocol.spice.DisplayMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts load on a SPICE server, and measures it. */
@Command(
        name = "bench",
        description = {
            "Join any SPICE server with many viewers at once, and tell what each of them got.",
            "Some may be slow, stalled or rude. Ctrl-C ends it early, and still tells."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "What the figures mean, by group of viewers:",
            "  ended          viewers whose connection was over before the end; reasons below",
            "  messages, MB   on the display channel of each, without SET_ACK and PING",
            "  first picture  from connecting to a complete desktop (MARK)",
            "  behind         how much later than the first of all viewers it received",
            "                 the same drawing",
            "  compared       drawings that another viewer received too, within 60 s:",
            "                 'behind' is about these alone. Pictures in GLZ or from a cache",
            "                 differ for each viewer; --compression lz makes more the same",
            "  silence        the longest time in which one of them received nothing,",
            "                 once it had a picture",
            "  updates        drawings per second since connecting, of the median viewer",
            "  CPU, RSS       of the processes given with --pid, from the first viewer's",
            "                 connecting to the end",
            "",
            "It fails with 1 when the server dropped a healthy viewer.",
            "",
            "Examples:",
            "  caraway bench spice://127.0.0.1:5930 --viewers 16 --seconds 30 --pid 1234",
            "  caraway bench spice://127.0.0.1:5930 -n 8 --slow 1@64k --stalled 1 --churn 2",
            "  caraway bench spice://127.0.0.1:5930 -n 3 --decode 3 --screenshots shots"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "CARAWAY_SPICE_PASSWORD";
    private static final Path PROC = Path.of("/proc");
    private static final int PRINT_SECONDS = 15;

    @Parameters(
            paramLabel = "SERVER",
            converter = SpiceAddress.Converter.class,
            description = "The server: spice://HOST:PORT, spice+tls://HOST:PORT or spice+unix:///PATH.")
    private @Nullable SpiceAddress server;

    @Mixin
    private ServerTrust trust = new ServerTrust();

    @Mixin
    private Behaviours behaviours = new Behaviours();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "How long, from when the last viewer begins to join (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--ramp",
            paramLabel = "MILLIS",
            defaultValue = "5",
            description = "Time between two viewers that join (default: ${DEFAULT-VALUE}).")
    private int ramp;

    @Option(
            names = "--churn",
            paramLabel = "PER_SECOND",
            description = "Besides, so many viewers join each second, and leave soon at random stages.")
    private int churn;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "What is random follows from this (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--compression",
            paramLabel = "NAME",
            converter = CompressionName.class,
            description = "Ask for pictures as off, auto-glz, auto-lz, quic, glz, lz or lz4.")
    private DisplayMessage.@Nullable Compression compression;

    @Option(names = "--video", description = "Let the viewers say that they take video streams, as MJPEG.")
    private boolean video;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = {
                "Log in with the first line of this file.",
                "Without it $" + PASSWORD_VARIABLE + " is taken, if it is set."
            })
    private @Nullable Path passwordFile;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            split = ",",
            description = "Watch the CPU time and memory of these processes of this machine: the server's.")
    private List<Long> pids = new ArrayList<>();

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Write what each viewer of --decode shows at the end as a PNG into this folder.")
    private @Nullable Path screenshots;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Option(
            names = "--stamps",
            paramLabel = "FILE",
            description = {
                "Write a line for each message of a display channel: viewer, type,",
                "nanoseconds of the monotonic clock at the end of its receipt.",
                "They are kept in memory until the end, 33 million at the most."
            })
    private @Nullable Path stamps;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        BenchOptions options = options();
        List<ProcessWatch> processes = processes();
        Promise<Void> stop = Promise.promise();
        CountDownLatch printed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, printed), "stop"));
        try {
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
            Future<BenchResult> run = Fleet.run(vertx, options, processes, System::nanoTime, System.err, stop.future());
            BenchResult result = await(run);
            tell(result, System.out, System.err);
            return (result.dropped() == 0 ? ExitCode.OK : ExitCode.FAILURE).number();
        } finally {
            printed.countDown();
        }
    }

    private BenchOptions options() throws Failure {
        SpiceAddress address = server;
        CommandSpec command = spec;
        if (address == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        try {
            if (screenshots != null && !behaviours.draw()) {
                throw new IllegalArgumentException("--screenshots: no viewer draws; let some, with --decode");
            }
            BenchOptions options = new BenchOptions(
                    trust.endpoint(address),
                    passwordFile == null && address.password() != null
                            ? address.password()
                            : Secrets.of(passwordFile, PASSWORD_VARIABLE),
                    behaviours.groups(),
                    seconds,
                    ramp,
                    churn,
                    seed,
                    Optional.ofNullable(compression),
                    video,
                    stamps != null);
            options.channel(Behaviour.HEALTHY);
            return options;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private List<ProcessWatch> processes() throws Failure {
        List<ProcessWatch> processes = new ArrayList<>();
        for (long pid : pids) {
            try {
                processes.add(ProcessWatch.begin(PROC, pid));
            } catch (IOException e) {
                throw new Failure(ExitCode.USAGE, "--pid: there is no process " + pid + " to be watched here");
            }
        }
        return processes;
    }

    private void tell(BenchResult result, PrintStream out, PrintStream err) throws Failure {
        out.print(json ? JsonReport.of(result) + System.lineSeparator() : TextReport.of(result));
        out.flush();
        Path folder = screenshots;
        if (folder != null && result.pictures().isPresent()) {
            try {
                result.pictures().get().write(folder);
            } catch (IOException e) {
                throw new Failure(ExitCode.FAILURE, folder + ": screenshots cannot be written: " + e.getMessage());
            }
        }
        Path file = stamps;
        if (file != null && result.stamps().isPresent()) {
            Stamps kept = result.stamps().get();
            try {
                kept.write(file);
            } catch (IOException e) {
                throw new Failure(ExitCode.FAILURE, file + ": stamps cannot be written: " + e.getMessage());
            }
            if (kept.omitted() > 0) {
                err.println("caraway: " + file + ": " + kept.omitted() + " messages left out at the end");
            }
        }
    }

    /** Ends the run, and gives the main thread time to tell of it before the program is gone. */
    private static void stopAndWait(Promise<Void> stop, CountDownLatch printed) {
        stop.tryComplete();
        try {
            if (!printed.await(PRINT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("caraway: ended before the result was there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BenchResult await(Future<BenchResult> run) throws Failure {
        try {
            return run.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("the run has failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILURE, "interrupted");
        }
    }
}
