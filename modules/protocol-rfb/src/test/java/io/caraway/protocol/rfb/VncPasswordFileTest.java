package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VncPasswordFileTest {
    @ParameterizedTest
    @CsvSource({"secret, 2e2dbf576eb06c9e", "12345678, f0e43164f6c2e373"})
    void password_fileOfAVncServer_isRead(String password, String hex) {
        assertThat(VncPasswordFile.password(HexFormat.of().parseHex(hex))).contains(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "secret\n", "sixteen letters!", "", "a longer text than any such file"})
    void password_plainText_isNone(String text) {
        assertThat(VncPasswordFile.password(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void password_withASecondOne_isTheFirst() {
        byte[] both = HexFormat.of().parseHex("2e2dbf576eb06c9e" + "f0e43164f6c2e373");
        assertThat(VncPasswordFile.password(both)).contains("secret");
    }
}
