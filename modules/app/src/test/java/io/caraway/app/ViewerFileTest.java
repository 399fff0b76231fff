package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_file_isWhatItSays() throws Exception {
        Path path = Files.writeString(folder.resolve("desk.vv"), "[virt-viewer]\ntype=vnc\nhost=desk\n");

        assertThat(new ViewerFile(path.toString()).read().address()).isEqualTo(new VncAddress("desk", 5900, null));
    }

    @Test
    void read_badFile_namesFileAndLine() throws Exception {
        Path path = Files.writeString(folder.resolve("desk.vv"), "[virt-viewer]\ntype=vnc\nhost\n");

        assertThatThrownBy(() -> new ViewerFile(path.toString()).read())
                .isInstanceOf(Failure.class)
                .hasMessage(path + ": line 3: (expected: key=value)");
    }

    @Test
    void read_missingFile_saysSo() {
        Path path = folder.resolve("none.vv");

        assertThatThrownBy(() -> new ViewerFile(path.toString()).read())
                .isInstanceOf(Failure.class)
                .hasMessage(path + ": there is no such connection file");
    }

    @Test
    void read_hugeFile_isRefused() throws Exception {
        Path path = folder.resolve("huge.vv");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength((1 << 20) + 1);
        }

        assertThatThrownBy(() -> new ViewerFile(path.toString()).read()).hasMessageContaining("too long");
    }

    @Test
    void delete_file_isGone() throws Exception {
        Path path = Files.writeString(folder.resolve("desk.vv"), "");

        new ViewerFile(path.toString()).delete();
        new ViewerFile(path.toString()).delete();
        new ViewerFile(ViewerFile.STANDARD_INPUT).delete();

        assertThat(path).doesNotExist();
    }
}
