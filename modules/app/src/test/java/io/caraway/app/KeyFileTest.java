package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @Test
    void of_groups_readsTheOneThatIsAskedFor() {
        KeyFile file = KeyFile.of("# comment\n\n[other]\na=1\n[desk]\na=2\n[more]\na=3\n[desk]\nb=4\n", "desk");

        assertThat(file.line()).isEqualTo(5);
        assertThat(file.entry("a")).contains(new KeyFile.Entry("a", "2", 6));
        assertThat(file.entry("b")).contains(new KeyFile.Entry("b", "4", 10));
        assertThat(file.entry("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[desk]\na=b=c ",
                "[desk]\r\na=b=c \r\n",
                "\ufeff[desk]\n  a =  b=c ",
                "[desk] \na=x\na=b=c ",
            })
    void of_blanksAndLineEnds_areWhereTheyMean(String text) {
        assertThat(KeyFile.of(text, "desk").entry("a").orElseThrow().text()).isEqualTo("b=c ");
    }

    @Test
    void text_withBackslashes_isUnescaped() {
        KeyFile file = KeyFile.of("[desk]\na=\\sx\\ny\\tz\\r\\\\n\\;", "desk");

        assertThat(file.entry("a").orElseThrow().text()).isEqualTo(" x\ny\tz\r\\n;");
    }

    @Test
    void entry_thatIsEmpty_isNone() {
        assertThat(KeyFile.of("[desk]\na=\nb= \n", "desk").entry("a")).isEmpty();
        assertThat(KeyFile.of("[desk]\na=\nb= \n", "desk").entry("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', line 1: the file ends",
        "'[other]\na=1', line 2: the file ends",
        "'a=secret\n[desk]', line 1: no [desk]",
        "'[desk]\na=1\nsecret', line 3: (expected: key=value)",
        "'[desk]\n=secret', line 2: (expected: key=value)",
        "'[desk\na=1', line 1: no [desk]",
    })
    void of_otherText_saysWhichLineIsWrongAndNotWhatStandsThere(String text, String words) {
        assertThatThrownBy(() -> KeyFile.of(text, "desk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\\x", "secret\\"})
    void text_withOtherBackslash_saysWhichLineIsWrongAndNotWhatStandsThere(String value) {
        KeyFile.Entry entry = KeyFile.of("[desk]\npassword=" + value, "desk")
                .entry("password")
                .orElseThrow();

        assertThatThrownBy(entry::text)
                .hasMessageStartingWith("line 2: password: a backslash")
                .hasMessageNotContaining("secret");
    }

    @Test
    void number_ofOtherText_saysWhichLineIsWrong() {
        KeyFile.Entry entry = KeyFile.of("[desk]\nport=x", "desk").entry("port").orElseThrow();

        assertThatThrownBy(entry::number).hasMessage("line 2: port: no whole number");
    }
}
