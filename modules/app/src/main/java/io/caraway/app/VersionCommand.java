package io.caraway.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells the version. */
@Command(name = "version", description = "Tell the version of this program, and of the Java that runs it.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println("Caraway " + Version.text() + " (Java " + System.getProperty("java.version") + ")");
        return ExitCode.OK.number();
    }
}
