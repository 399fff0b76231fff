package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Sample.write(folder.resolve("day.caraway"), 25);
    }

    @Test
    void search_ofMarker_tellsWhenItWas() {
        Ran ran = Ran.of("search", file, "LUNCH");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip()).isEqualTo("0:00:12.000  marker, display 1: Lunch begins");
    }

    @Test
    void search_ofTitle_tellsOfEachDisplayOnce() {
        assertThat(Ran.of("search", file, "desk").out().lines())
                .containsExactly("0:00:00.000  title, display 0: desk 0", "0:00:00.000  title, display 1: desk 1");
    }

    @Test
    void search_ofKeys_tellsWhenTheyWereTypedAndNoOthers() {
        assertThat(Ran.of("search", file, "ell").out().strip()).isEqualTo("0:00:07.000  keys, viewer 1: ell");
    }

    @Test
    void search_ofAddress_tellsWhenTheViewerCame() {
        assertThat(Ran.of("search", file, ":4712").out().strip())
                .isEqualTo("0:00:01.000  address, viewer 2: 10.0.0.2:4712");
    }

    @Test
    void search_asJson_tellsTheSame() {
        JsonObject json = Ran.of("search", "--json", file, "hello").json();

        assertThat(json.getJsonArray("found").encode())
                .isEqualTo("[{\"timeSeconds\":7.0,\"place\":\"keys\",\"viewer\":1,\"text\":\"hello\"}]");
    }

    @Test
    void search_ofWhatIsNotThere_findsNothing() {
        Ran ran = Ran.of("search", file, "hello!");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void search_inCutRecording_findsWhatIsWhole() throws Exception {
        Sample.cut(file, 200);

        assertThat(Ran.of("search", file, "lunch").out()).contains("Lunch begins");
    }

    @Test
    void search_inDamagedRecording_warns() throws Exception {
        Sample.damageSegment(file, 1);

        assertThat(Ran.of("search", file, "desk").err()).startsWith("Warning: " + file + ": offset ");
    }

    @Test
    void search_ofNothing_isRefused() {
        Ran ran = Ran.of("search", file, "");

        assertThat(ran.err()).contains("no text to look for");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void search_inWhatIsNoRecording_fails() throws Exception {
        Files.writeString(file, "dear diary");

        Ran ran = Ran.of("search", file, "diary");

        assertThat(ran.err().lines()).singleElement().asString().contains("not a Caraway recording");
        assertThat(ran.code()).isEqualTo(7);
    }
}
