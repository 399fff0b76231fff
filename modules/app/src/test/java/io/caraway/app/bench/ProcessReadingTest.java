package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessReadingTest {
    private static final String STAT = "42 (%s) S 1 42 42 0 -1 4194304 500 600 0 0 %d %d 7 8 20 0 9 0 100 200 300";
    private static final String STATUS = "Name:\tany\nVmHWM:\t    9999 kB\nVmRSS:\t    2048 kB\nThreads:\t9\n";

    @TempDir
    private Path proc;

    @Test
    void parse_files_addsUserAndSystemTime() throws IOException {
        ProcessReading reading = ProcessReading.parse(STAT.formatted("Xorg", 250, 50), STATUS);

        assertThat(reading).isEqualTo(new ProcessReading("Xorg", TimeUnit.SECONDS.toNanos(3), 2048 * 1024));
    }

    @Test
    void parse_nameWithSpacesAndParentheses_isRead() throws IOException {
        ProcessReading reading = ProcessReading.parse(STAT.formatted("a) S 1 (b", 100, 0), STATUS);

        assertThat(reading.name()).isEqualTo("a) S 1 (b");
        assertThat(reading.cpuNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void parse_ofEndedProcess_fails() {
        assertThatThrownBy(() -> ProcessReading.parse(STAT.formatted("x", 1, 1), "Name:\tx\nState:\tZ (zombie)\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("VmRSS");
    }

    @Test
    void parse_somethingElse_fails() {
        assertThatThrownBy(() -> ProcessReading.parse("", STATUS)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ProcessReading.parse("42 (x) S 1 2 3", STATUS)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ProcessReading.parse(STAT.formatted("x", 1, 1).replace(" 1 1 7", " a b 7"), STATUS))
                .isInstanceOf(IOException.class);
    }

    @Test
    void watch_overTime_tellsUseSinceItBegan() throws IOException {
        write(100, 1000);
        ProcessWatch watch = ProcessWatch.begin(proc, 42);
        write(150, 3000);
        watch.sample();
        write(200, 2000);
        watch.sample();

        assertThat(watch.use())
                .isEqualTo(new ProcessUse(
                        42, "x", TimeUnit.SECONDS.toNanos(1), 1000 << 10, 3000 << 10, 2000 << 10, false));
    }

    @Test
    void watch_ofProcessThatEnds_keepsWhatWasSeen() throws IOException {
        write(100, 1000);
        ProcessWatch watch = ProcessWatch.begin(proc, 42);
        Files.delete(proc.resolve("42/stat"));
        watch.sample();
        write(900, 9000);
        watch.sample();

        assertThat(watch.use()).isEqualTo(new ProcessUse(42, "x", 0, 1000 << 10, 1000 << 10, 1000 << 10, true));
    }

    @Test
    void begin_withoutProcess_fails() {
        assertThatThrownBy(() -> ProcessWatch.begin(proc, 43)).isInstanceOf(IOException.class);
    }

    private void write(int ticks, int kibibytes) throws IOException {
        Path folder = Files.createDirectories(proc.resolve("42"));
        Files.writeString(folder.resolve("stat"), STAT.formatted("x", ticks, 0));
        Files.writeString(folder.resolve("status"), "VmRSS:\t" + kibibytes + " kB\n");
    }
}
