package io.caraway.app;

import io.caraway.server.SpiceServerOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about viewers, the same for every command that serves. */
final class Viewers {
    private static final String TICKET_VARIABLE = "CARAWAY_TICKET";

    @Option(
            names = "--spice",
            paramLabel = "[HOST:]PORT",
            defaultValue = "5930",
            converter = ListenAddress.Converter.class,
            description =
                    "Serve SPICE viewers here; 0 takes a free port (default: ${DEFAULT-VALUE}, on this machine only).")
    private ListenAddress spice = new ListenAddress("127.0.0.1", 0);

    @Option(
            names = "--ticket-file",
            paramLabel = "FILE",
            description = {
                "Viewers need the password in the first line of this file.",
                "Without it $" + TICKET_VARIABLE + " is taken, if it is set."
            })
    private @Nullable Path ticketFile;

    @Option(names = "--no-auth", description = "Let viewers from other machines in without a password.")
    private boolean noAuth;

    @Option(names = "--figures", description = "Tell at the end what was drawn, and how it was sent to viewers.")
    private boolean figures;

    /** Whether to tell at the end what was drawn and sent. */
    boolean figures() {
        return figures;
    }

    /** The address as it was given. */
    ListenAddress address() {
        return spice;
    }

    /** The options of the server; refuses to be open to other machines unless that was said aloud. */
    SpiceServerOptions server() throws Failure {
        return server(spice);
    }

    /** {@link #server()} at another address. */
    SpiceServerOptions server(ListenAddress spice) throws Failure {
        String ticket = Secrets.of(ticketFile, TICKET_VARIABLE);
        if (ticket == null && !noAuth && !spice.isLoopback()) {
            throw new Failure(
                    ExitCode.USAGE,
                    spice.host() + " can be reached from other machines: set a password with --ticket-file or $"
                            + TICKET_VARIABLE + ", or say --no-auth");
        }
        try {
            return new SpiceServerOptions(spice.host(), spice.port(), ticket);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
