package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSubjectTest {
    /** Java writes the last attribute of a certificate first. */
    private static final X500Principal DESK = new X500Principal("CN=desk.example, OU=Lab\\, Two, O=Example, C=DE");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C=DE,O=Example,OU=Lab\\, Two,CN=desk.example",
                "C=DE, O=Example, OU=Lab\\, Two, CN=desk.example",
                "C=DE,O=Example,OU=Lab\\, Two,CN=desk.example,",
                "c=DE,o=Example,ou=Lab\\, Two,cn=desk.example",
                "countryName=DE,organizationName=Example,organizationalUnitName=Lab\\, Two,commonName=desk.example",
                "2.5.4.6=DE,2.5.4.10=Example,2.5.4.11=Lab\\, Two,2.5.4.3=desk.example",
                "C=de,O=EXAMPLE,OU=lab\\,   two,CN=Desk.Example",
            })
    void matches_sameAttributes_isTrue(String text) {
        assertThat(HostSubject.of(text).matches(DESK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C=DE,O=Example,OU=Lab\\, Two,CN=desk.example.org",
                "C=DE,O=Example,CN=desk.example",
                "C=DE,O=Example,OU=Lab\\, Two,CN=desk.example,CN=desk",
                "CN=desk.example,OU=Lab\\, Two,O=Example,C=DE",
                "C=DE,O=Example,ST=Lab\\, Two,CN=desk.example",
                "CN=desk.example",
            })
    void matches_otherAttributesOrOrder_isFalse(String text) {
        assertThat(HostSubject.of(text).matches(DESK)).isFalse();
    }

    @Test
    void matches_backslashAndMailAddress_areRead() {
        X500Principal subject = new X500Principal("EMAILADDRESS=a@desk, CN=a\\\\b");

        assertThat(HostSubject.of("CN=a\\\\b,emailAddress=a@desk").matches(subject))
                .isTrue();
    }

    @Test
    void matches_severalAttributesInOnePart_isFalse() {
        X500Principal subject = new X500Principal("CN=desk+UID=7");

        assertThat(HostSubject.of("CN=desk,UID=7").matches(subject)).isFalse();
        assertThat(HostSubject.of("UID=7,CN=desk").matches(subject)).isFalse();
    }

    @Test
    void text_ofCertificate_isReadAgain() {
        String text = HostSubject.text(DESK);

        assertThat(text).isEqualTo("C=DE,O=Example,OU=Lab\\, Two,CN=desk.example");
        assertThat(HostSubject.of(text)).hasToString(text);
        assertThat(HostSubject.of(text).matches(DESK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "', ' | NAME=VALUE",
                "desk | 'desk'",
                "C=DE,,CN=desk | ''",
                "C=DE,CN= | 'CN='",
                "=DE | '=DE'",
                "CN=a\\b | backslash",
                "CN=a\\ | backslash",
            })
    void of_badText_saysWhatIsWrong(String text, String words) {
        assertThatThrownBy(() -> HostSubject.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host subject: ")
                .hasMessageContaining(words);
    }
}
