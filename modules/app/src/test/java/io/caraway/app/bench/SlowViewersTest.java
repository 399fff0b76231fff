package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SlowViewersTest {
    private final SlowViewers.Converter converter = new SlowViewers.Converter();

    @ParameterizedTest
    @CsvSource({"1@64k, 1, 65536", "12@2M, 12, 2097152", "3@100, 3, 100"})
    void convert_countAndRate_areRead(String text, int viewers, long rate) {
        assertThat(converter.convert(text)).isEqualTo(new SlowViewers(viewers, rate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "@64k", "0@64k", "1@", "1@0", "1@0k", "1@64K", "1@64kB", "-1@64k", "1@-5", "1@1.5M"})
    void convert_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"65536, slow 64k", "2097152, slow 2M", "1000, slow 1000"})
    void label_ofGroup_isTheShortRate(long rate, String label) {
        assertThat(new ViewerGroup(Behaviour.SLOW, 1, rate).label()).isEqualTo(label);
    }
}
