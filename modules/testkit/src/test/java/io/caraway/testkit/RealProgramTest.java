package io.caraway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@NeedsPrograms("bash")
final class RealProgramTest {
    private static final int SECONDS = 10;

    @Test
    void awaitLine_printedLater_isFound() {
        try (RealProgram program = bash("echo one; echo port 42; exec sleep 60")) {
            assertThat(program.awaitLine(Pattern.compile("^port (\\d+)$"), SECONDS)
                            .group(1))
                    .isEqualTo("42");
            assertThat(program.isRunning()).isTrue();
        }
    }

    @Test
    void awaitLine_programEndsWithoutIt_failsAtOnceWithTheLog() {
        try (RealProgram program = bash("echo trouble >&2; exit 3")) {
            assertThatThrownBy(() -> program.awaitLine(Pattern.compile("ready"), 60))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining("trouble");
        }
    }

    @Test
    void awaitExit_programStays_failsWhenTheTimeIsUp() {
        try (RealProgram program = bash("exec sleep 60")) {
            assertThatThrownBy(() -> program.awaitExit(0)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void signal_interrupt_reachesTheProgram() {
        try (RealProgram program = bash("trap 'exit 7' INT; echo ready; while :; do sleep 0.02; done")) {
            program.awaitLine(Pattern.compile("ready"), SECONDS);
            program.signal("INT");

            assertThat(program.awaitExit(SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void close_programWithChild_endsBoth() {
        RealProgram program = bash("sleep 60 & echo child $!; wait");
        long child = Long.parseLong(
                program.awaitLine(Pattern.compile("^child (\\d+)$"), SECONDS).group(1));
        program.close();

        assertThat(program.isRunning()).isFalse();
        Deadline.seconds(SECONDS)
                .until(
                        "the child is gone",
                        () -> ProcessHandle.of(child)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty(),
                        program::log);
    }

    @Test
    void close_programIgnoresTheRequest_endsAllTheSame() {
        RealProgram program = bash("trap '' TERM; echo ready; while :; do sleep 0.02; done");
        program.awaitLine(Pattern.compile("ready"), SECONDS);
        program.close();

        assertThat(program.isRunning()).isFalse();
    }

    private static RealProgram bash(String script) {
        return RealProgram.start("bash", Map.of(), List.of("bash", "-c", script));
    }
}
