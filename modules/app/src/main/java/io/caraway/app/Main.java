package io.caraway.app;

import io.caraway.app.bench.BenchCommand;
import io.caraway.app.tools.CutCommand;
import io.caraway.app.tools.ExportCommand;
import io.caraway.app.tools.InfoCommand;
import io.caraway.app.tools.JoinCommand;
import io.caraway.app.tools.RepairCommand;
import io.caraway.app.tools.SearchCommand;
import io.caraway.app.tools.VerifyCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Where the program starts. */
@Command(
        name = "caraway",
        description = "One live desktop, shown to many viewers at once, recorded as it was drawn, and played back.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            ReplayCommand.class,
            ConvertCommand.class,
            ExportCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            CutCommand.class,
            JoinCommand.class,
            RepairCommand.class,
            SearchCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  caraway demo",
            "  caraway serve vnc://127.0.0.1:5901 --record day.caraway",
            "  caraway serve spice://127.0.0.1:5900",
            "  caraway replay day.caraway",
            "  caraway convert session.qxlrec session.caraway",
            "  caraway export day.caraway day.mp4",
            "  caraway info day.caraway",
            "  caraway verify day.caraway --pixels",
            "  caraway cut day.caraway lesson.caraway --from 1h --to 1h45m",
            "  caraway join morning.caraway afternoon.caraway day.caraway",
            "  caraway repair day.caraway",
            "  caraway search day.caraway lunch",
            "  caraway bench spice://127.0.0.1:5930 --viewers 16"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:failure",
            "2:the command line is wrong",
            "3:the source cannot be reached",
            "4:the source refused the password, or needs one",
            "5:the source speaks another protocol",
            "6:an address cannot be listened on",
            "7:a recording cannot be written, or read, or is not sound and complete",
            "8:the source's certificate is not trusted"
        })
public final class Main implements Callable<Integer> {
    private static final String LOG_LEVEL = "caraway.log.level";
    private static final int HELP_COLUMNS = 110;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Tell more of what is going on.")
    void verbose(boolean on) {
        System.setProperty(LOG_LEVEL, on ? "DEBUG" : "INFO");
    }

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    /** Runs a command, and ends the program with its exit code. */
    public static void main(String[] args) {
        // The JDK's resolver knows the machine's own host names; it is not asked while anything else waits.
        System.setProperty("vertx.disableDnsResolver", "true");
        System.exit(commandLine().execute(args));
    }

    /** All commands, with what the program does when one of them fails. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setUsageHelpWidth(HELP_COLUMNS);
        commandLine.setParameterExceptionHandler(Main::usage);
        commandLine.setExecutionExceptionHandler(Main::failed);
        return commandLine;
    }

    /** Without a command there is nothing to do but to tell which there are. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(System.err);
        }
        return ExitCode.USAGE.number();
    }

    private static int usage(ParameterException fault, String[] args) {
        PrintWriter err = fault.getCommandLine().getErr();
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        err.println("caraway: " + fault.getMessage());
        err.println("Try '" + command + " --help'.");
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception fault, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (fault instanceof Failure failure) {
            commandLine.getErr().println("caraway: " + failure.getMessage());
            return failure.code().number();
        }
        throw fault;
    }
}
