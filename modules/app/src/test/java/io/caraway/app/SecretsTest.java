package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String UNSET_VARIABLE = "CARAWAY_TEST_THAT_NOBODY_SETS";
    private static final int FILE_BYTES_MAX = 4096;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"secret", "secret\n", "secret\r\n", "secret\nsecond line\n"})
    void of_file_isItsFirstLine(String content) throws Exception {
        assertThat(Secrets.of(file(content), UNSET_VARIABLE)).isEqualTo("secret");
    }

    @Test
    void of_fileWithBlanksAndLetters_keepsThem() throws Exception {
        assertThat(Secrets.of(file(" pässword \n"), UNSET_VARIABLE)).isEqualTo(" pässword ");
    }

    @Test
    void of_noFileAndNoVariable_isNothing() throws Failure {
        assertThat(Secrets.of(null, UNSET_VARIABLE)).isNull();
    }

    @Test
    void of_variable_isTakenWithoutFileOnly() throws Exception {
        String variable = "PATH";

        assertThat(Secrets.of(null, variable)).isEqualTo(System.getenv(variable));
        assertThat(Secrets.of(file("secret"), variable)).isEqualTo("secret");
    }

    @Test
    void of_missingFile_isUsageFailureThatNamesIt() {
        Path missing = folder.resolve("none.pw");

        assertUsage(missing, missing + ": there is no such password file");
    }

    @Test
    void of_folder_isUsageFailureThatNamesIt() {
        assertUsage(folder, folder + ": ");
    }

    @Test
    void of_longFile_isUsageFailureThatNamesIt() throws Exception {
        Path file = file("x".repeat(FILE_BYTES_MAX + 1));

        assertUsage(file, file + ": too long for a password file");
    }

    @Test
    void of_fileAtLimit_isRead() throws Exception {
        assertThat(Secrets.of(file("x".repeat(FILE_BYTES_MAX)), UNSET_VARIABLE)).hasSize(FILE_BYTES_MAX);
    }

    private void assertUsage(Path file, String words) {
        assertThatThrownBy(() -> Secrets.of(file, UNSET_VARIABLE))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(words)
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
                .extracting(Failure::code)
                .isEqualTo(ExitCode.USAGE);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("some.pw"), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nsecret\n"})
    void of_fileWithEmptyFirstLine_isUsageFailure(String content) throws Exception {
        Path file = file(content);

        assertUsage(file, file + ": ");
    }
}
