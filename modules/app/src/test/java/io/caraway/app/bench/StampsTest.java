package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampsTest {
    @TempDir
    private Path folder;

    private final Stamps stamps = new Stamps();

    @Test
    void write_stamps_isALineForEach() throws Exception {
        stamps.add(0, 304, 17);
        stamps.add(19_999, 65_535, -5);

        stamps.write(folder.resolve("stamps"));

        assertThat(folder.resolve("stamps")).hasContent("0 304 17\n19999 65535 -5\n");
        assertThat(stamps.omitted()).isZero();
    }

    @Test
    void write_moreThanOneChunk_keepsOrder() throws Exception {
        int count = 200_000;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stamps.add(i % 7, 302, i);
            expected.add(i % 7 + " 302 " + i);
        }

        stamps.write(folder.resolve("stamps"));

        assertThat(Files.readAllLines(folder.resolve("stamps"))).isEqualTo(expected);
    }
}
