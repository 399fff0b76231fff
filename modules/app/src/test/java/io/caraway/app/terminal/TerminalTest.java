package io.caraway.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final List<TerminalCommand> COMMANDS = List.of(
            new TerminalCommand("say", "WORDS", "say them", Future::succeededFuture),
            new TerminalCommand("hush", "", "say nothing", words -> Future.succeededFuture("")),
            new TerminalCommand("fail", "", "fail", words -> Future.failedFuture("no such luck")),
            new TerminalCommand("refuse", "", "refuse", words -> {
                throw new IllegalArgumentException("'" + words + "' (expected: something else)");
            }));

    @Test
    void run_commands_areCarriedOutLineByLine() {
        assertThat(typed("say  a b \n\nhush\nsay c\n")).containsExactly("a b", "c");
    }

    @Test
    void run_whatIsWrong_isToldInALine() {
        assertThat(typed("shout\nfail\nrefuse this\nsay on\n"))
                .containsExactly(
                        "shout: unknown; 'help' tells what can be said",
                        "fail: no such luck",
                        "refuse: 'this' (expected: something else)",
                        "on");
    }

    @Test
    void run_help_listsAllCommands() {
        assertThat(typed("help"))
                .hasSize(COMMANDS.size() + 1)
                .first()
                .asString()
                .startsWith("  say WORDS ")
                .endsWith(" say them");
    }

    @Test
    void isInForeground_readsTheGroupsOfTheProcess() {
        assertThat(Foreground.isInForeground("12 (ja va) x) S 1 12 9 34816 12 4194560 0"))
                .isTrue();
        assertThat(Foreground.isInForeground("12 (java) S 1 12 9 34816 9 4194560 0"))
                .isFalse();
        assertThat(Foreground.isInForeground("12 (java) S")).isTrue();
    }

    private static List<String> typed(String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Terminal(
                        COMMANDS,
                        new ByteArrayInputStream(lines.getBytes(Charset.defaultCharset())),
                        new PrintStream(out, true, Charset.defaultCharset()))
                .run();
        return out.toString(Charset.defaultCharset()).lines().toList();
    }
}
