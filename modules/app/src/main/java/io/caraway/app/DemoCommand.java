package io.caraway.app;

import io.caraway.app.demo.DemoSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves a small desktop that the program draws itself. */
@Command(
        name = "demo",
        description = "Serve a small animated desktop, to see it all work without a desktop of your own.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  caraway demo", "  caraway demo --spice 5940 --record demo.caraway"})
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Viewers viewers = new Viewers();

    @Mixin
    private Recording recording = new Recording();

    @Override
    public Integer call() throws Failure {
        Run.untilSignal(DemoSource::deploy, "demo", viewers, recording, System.out);
        return ExitCode.OK.number();
    }
}
