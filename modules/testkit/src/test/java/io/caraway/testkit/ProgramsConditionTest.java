package io.caraway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramsConditionTest {
    @TempDir
    Path folder;

    @Test
    void decide_programThere_runsTheTest() throws IOException {
        assertThat(Files.createFile(folder.resolve("Xvnc")).toFile().setExecutable(true))
                .isTrue();

        assertThat(condition(true).decide("Xvnc").isDisabled()).isFalse();
    }

    @Test
    void decide_programMissing_leavesTheTestOutAndNamesThePackage() {
        assertThat(condition(false).decide("Xvnc").isDisabled()).isTrue();
        assertThat(condition(false).decide("Xvnc").getReason().orElseThrow())
                .contains("Xvnc", "apt-get install tigervnc-standalone-server");
    }

    @Test
    void decide_programMissingWhereRequired_fails() {
        assertThatThrownBy(() -> condition(true).decide("Xvnc"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tigervnc-standalone-server");
    }

    private ProgramsCondition condition(boolean required) {
        return new ProgramsCondition(new Programs(List.of(folder)), required);
    }
}
