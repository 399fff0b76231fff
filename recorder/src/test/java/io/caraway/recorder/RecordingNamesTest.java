package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNamesTest {
    private static final Path FOLDER = Path.of("recordings");
    private static final LocalDateTime BEGINS = LocalDateTime.of(2026, 3, 9, 7, 5, 1);

    @Test
    void numbered_partsHaveNumbersBehindTheName() {
        NumberedNames names = new NumberedNames(Path.of("a", "day.caraway"), true);

        assertThat(names.name(0, BEGINS, 1)).isEqualTo(Path.of("a", "day.caraway"));
        assertThat(names.name(1, BEGINS, 1)).isEqualTo(Path.of("a", "day-2.caraway"));
        assertThat(names.name(1, BEGINS, 2)).isEqualTo(Path.of("a", "day-3.caraway"));
        assertThat(names.isGiven(0)).isTrue();
        assertThat(names.isGiven(1)).isFalse();
        assertThat(new NumberedNames(Path.of("day"), true).name(1, BEGINS, 1)).isEqualTo(Path.of("day-2"));
        assertThat(names.folder()).isEqualTo(Path.of("a").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({
        "vnc://desk:5901, desk-5901-2026-03-09-07-05-01.caraway",
        "spice+unix:///run/desk.sock, run-desk.sock-2026-03-09-07-05-01.caraway",
        "../../etc, etc-2026-03-09-07-05-01.caraway",
        "://, desktop-2026-03-09-07-05-01.caraway",
    })
    void dated_sourceBecomesAName(String source, String name) {
        DatedNames names = new DatedNames(FOLDER, DatedNames.TEMPLATE, source);

        assertThat(names.name(3, BEGINS, 1)).isEqualTo(FOLDER.resolve(name));
        assertThat(names.isName(names.name(3, BEGINS, 1))).isTrue();
        assertThat(names.isName(names.name(3, BEGINS, 7))).isTrue();
    }

    @Test
    void dated_otherFiles_areNotOurs() {
        DatedNames names = new DatedNames(FOLDER, "{date}.{name}", "desk");

        assertThat(names.isName(FOLDER.resolve("2026-03-09.desk.caraway"))).isTrue();
        assertThat(names.isName(FOLDER.resolve("2026-03-09-desk.caraway"))).isFalse();
        assertThat(names.isName(FOLDER.resolve("2026-03-09.desk2.caraway"))).isFalse();
        assertThat(names.isName(FOLDER.resolve("2026-03-09.desk.png"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "{year}", "..\\x"})
    void dated_templateThatIsNoName_isRefused(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatedNames(FOLDER, template, "desk"))
                .withMessageContaining("expected: ");
    }

    @Test
    void options_thatTakeAwayFilesOfUnknownNames_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecorderOptions(
                        new NumberedNames(Path.of("day.caraway"), false),
                        Rotation.NEVER,
                        new Retention(0, 0, Duration.ofDays(1)),
                        SyncLevel.DATA,
                        false));
    }

    @Test
    void rotation_belowItsLimits_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rotation(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rotation(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(-1, 0, Duration.ZERO));
    }
}
