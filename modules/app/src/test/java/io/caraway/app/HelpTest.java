package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    private final CommandLine caraway = new CommandLine(Main.class);

    @ParameterizedTest
    @ValueSource(strings = {"serve", "replay", "demo"})
    void help_ofCommandThatServes_hasExamplesOfIt(String name) {
        assertThat(help(name)).contains("Examples:", "  caraway " + name).contains("--spice", "--ticket-file");
    }

    @Test
    void help_ofServe_hasAnExampleOfEveryWayToNameASource() {
        assertThat(help("serve"))
                .contains("serve vnc://", "serve 127.0.0.1:1", "serve spice://", "serve spice+tls://")
                .contains("serve spice+unix:///", "serve desktop.vv", "--ca-file", "--host-subject", "--insecure");
    }

    @Test
    void help_ofProgram_hasExamplesCommandsAndExitCodes() {
        assertThat(caraway.getUsageMessage()).contains("Examples:", "  caraway demo", "serve", "replay", "Exit codes:");
    }

    @Test
    void help_ofProgram_namesEveryExitCode() {
        String codes = caraway.getUsageMessage().replaceAll("(?s).*Exit codes:", "");

        assertThat(codes)
                .contains(Arrays.stream(ExitCode.values())
                        .map(code -> code.number() + " ")
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve", "replay", "convert", "export", "info", "verify", "cut", "join", "repair", "search", "demo",
                "bench"
            })
    void help_ofCommand_isAskedForWithOption(String name) {
        StringWriter out = new StringWriter();
        caraway.setOut(new PrintWriter(out));

        int code = caraway.execute(name, "--help");

        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("Usage: caraway " + name);
    }

    private String help(String name) {
        return Objects.requireNonNull(caraway.getSubcommands().get(name)).getUsageMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve", "replay", "convert", "export", "info", "verify", "cut", "join", "repair", "search", "demo",
                "bench"
            })
    void footer_ofCommand_isNotBroken(String name) {
        CommandLine command = Objects.requireNonNull(caraway.getSubcommands().get(name));

        assertThat(command.getUsageMessage())
                .contains(Arrays.stream(command.getCommandSpec().usageMessage().footer())
                        .map(line -> line.replace("%%", "%"))
                        .toList());
    }

    @Test
    void footer_ofProgram_isNotBroken() {
        assertThat(caraway.getUsageMessage())
                .contains(caraway.getCommandSpec().usageMessage().footer());
    }
}
