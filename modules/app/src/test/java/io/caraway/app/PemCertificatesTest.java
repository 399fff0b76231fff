package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.testkit.TestAuthority;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemCertificatesTest {
    @TempDir
    private Path folder;

    @Test
    void read_fileOfSeveral_readsAllAndSkipsWhatElseIsThere() throws Exception {
        TestAuthority one = TestAuthority.make(Files.createDirectory(folder.resolve("one")), "CN=One");
        TestAuthority two = TestAuthority.make(Files.createDirectory(folder.resolve("two")), "CN=Two");
        Path file = Files.writeString(
                folder.resolve("ca.pem"),
                "Two of them: ä\r\n" + one.pem().replace("\n", "\r\n") + "# more\n" + two.pem());

        assertThat(PemCertificates.read(file)).containsExactly(one.certificate(), two.certificate());
    }

    @Test
    void read_badFile_saysWhatIsWrong() throws Exception {
        Path missing = folder.resolve("none.pem");
        Path other = Files.writeString(folder.resolve("other.pem"), "dear diary");
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path huge = folder.resolve("huge.pem");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((1 << 20) + 1);
        }

        assertFails(missing, "there is no such file of certificates");
        assertFails(other, "there is no certificate in it (expected: PEM)");
        assertFails(damaged, "a certificate in it is damaged");
        assertFails(huge, "too long for a file of certificates");
        assertFails(folder, "the certificates cannot be read");
    }

    private static void assertFails(Path file, String words) {
        assertThatThrownBy(() -> PemCertificates.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(file + ": " + words);
    }
}
