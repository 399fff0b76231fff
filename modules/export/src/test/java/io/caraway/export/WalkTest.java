package io.caraway.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;

    /** Slots of a tenth of a second are easy to count. */
    private static final ExportOptions TENTHS = ExportOptions.ALL.at(Rate.perSecond(10));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("session.caraway");
    }

    @Test
    void next_stopsWhereThePictureChanges_atTheNextSlot() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(100).fill(0, 0, 2, 2, RED);
            session.at(230).fill(2, 0, 2, 2, GREEN);
            session.at(270).fill(4, 0, 2, 2, BLUE).end(1000);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.times()).containsExactly(0L, 1L, 3L);
        assertThat(shown.slots()).isEqualTo(10);
        assertThat(shown.in(1).at(1, 1)).isEqualTo(RED);
        assertThat(shown.in(2).at(3, 1)).isZero();
        assertThat(shown.in(3).at(3, 1)).isEqualTo(GREEN);
        assertThat(shown.in(3).at(5, 1)).isEqualTo(BLUE);
        assertThat(shown.in(3).changed()).isEqualTo(new Rect(2, 0, 6, 2));
    }

    @Test
    void next_whereNothingIsSeenToChange_goesOn() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(100).fill(0, 0, 2, 2, RED);
            session.at(200).fill(0, 0, 2, 2, RED).segment();
            session.at(300).fill(0, 0, 2, 2, GREEN);
            session.at(310).fill(0, 0, 2, 2, RED);
            session.at(320).happen(0, new DisplayEvent.Title("desk"));
            session.at(500).fill(1, 1, 3, 1, BLUE).end(600);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.times()).containsExactly(0L, 1L, 3L, 4L, 5L);
        assertThat(shown.in(5).changed()).isEqualTo(new Rect(1, 1, 4, 2));
    }

    @Test
    void next_withPointer_drawsItWhereItIs_andNothingElseThere() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 80, 70).segment();
            session.fill(0, 0, 80, 70, BLUE);
            session.at(100).pointer(10, 10, 4, 0xff00ff00);
            session.at(200).move(78, 68);
            session.at(300).move(-2, 5);
            session.at(400).happen(0, new DisplayEvent.CursorHide()).end(500);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.times()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(shown.in(1).at(13, 13)).isEqualTo(GREEN);
        assertThat(shown.in(1).changed()).isEqualTo(Rect.of(10, 10, 4, 4));
        assertThat(shown.in(2).at(13, 13)).isEqualTo(BLUE);
        assertThat(shown.in(2).at(79, 69)).isEqualTo(GREEN);
        assertThat(shown.in(3).at(1, 8)).isEqualTo(GREEN);
        assertThat(shown.in(3).at(2, 8)).isEqualTo(BLUE);
        assertThat(shown.in(4).rgb()).containsOnly(BLUE);
    }

    @Test
    void next_whatIsDrawnBelowThePointer_staysBelow() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 8).segment().pointer(2, 2, 4, 0x80008000);
            session.at(100).fill(0, 0, 8, 8, 0x0000fe).end(200);
        }

        Shown last = Shown.Gathered.of(file, TENTHS).in(1);

        assertThat(last.at(1, 1)).isEqualTo(0x0000fe);
        // Half green, premultiplied, over blue: 0xfe * (255 - 128) / 255 is 126.5.
        assertThat(last.at(3, 3)).isEqualTo(0x00807f);
    }

    @Test
    void next_withoutCursor_passesOverIt() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 8).segment().pointer(2, 2, 4, 0xff008000);
            session.at(100).move(3, 3).end(200);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS.withCursor(false));

        assertThat(shown.times()).containsExactly(0L);
        assertThat(shown.in(0).rgb()).containsOnly(0);
    }

    @Test
    void next_afterNewSize_givesAPictureOfThatSize() throws Exception {
        Shown.Gathered shown = Shown.Gathered.of(resized(), TENTHS);

        assertThat(shown.pictures().stream().map(Shown::size))
                .containsExactly(new Size(80, 60), new Size(100, 50), new Size(20, 70));
        assertThat(shown.in(2).changed()).isEqualTo(Rect.of(0, 0, 20, 70));
    }

    @Test
    void next_withOneSize_putsTheDesktopInTheUpperLeftCorner() throws Exception {
        Shown.Gathered shown = Shown.Gathered.ofOneSize(resized(), TENTHS);

        assertThat(shown.pictures().stream().map(Shown::size)).containsOnly(new Size(100, 70));
        assertThat(shown.in(0).at(79, 59)).isEqualTo(RED);
        assertThat(shown.in(0).at(80, 59)).isZero();
        assertThat(shown.in(1).at(79, 59)).isZero();
        assertThat(shown.in(1).at(99, 49)).isEqualTo(GREEN);
        assertThat(shown.in(2).at(99, 49)).isZero();
        assertThat(shown.in(2).at(19, 69)).isEqualTo(BLUE);
    }

    private Path resized() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 80, 60).segment().fill(0, 0, 80, 60, RED);
            session.at(100).resize(100, 50).fill(0, 0, 100, 50, GREEN);
            session.at(200).resize(20, 70).fill(0, 0, 20, 70, BLUE).end(300);
        }
        return file;
    }

    @Test
    void next_ofAPart_beginsWithWhatWasShownThen() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 200, 200).segment();
            session.at(1000).resize(8, 6).fill(0, 0, 2, 2, RED);
            session.at(2000).segment().at(2500).fill(2, 0, 2, 2, GREEN);
            session.at(3000).fill(4, 0, 2, 2, BLUE);
            session.at(4000).fill(0, 4, 2, 2, BLUE);
            session.at(5000).resize(300, 300).end(6000);
        }

        ExportOptions part = TENTHS.between(TimeUnit.MILLISECONDS.toNanos(2750), TimeUnit.SECONDS.toNanos(4));
        Shown.Gathered shown = Shown.Gathered.ofOneSize(file, part);

        assertThat(shown.times()).containsExactly(0L, 3L, 13L);
        assertThat(shown.in(0).size()).isEqualTo(new Size(8, 6));
        assertThat(shown.in(0).at(1, 1)).isEqualTo(RED);
        assertThat(shown.in(0).at(3, 1)).isEqualTo(GREEN);
        assertThat(shown.slots()).as("the last one is seen").isEqualTo(14);
    }

    @Test
    void next_whereThePictureComesLater_beginsThere() throws Exception {
        try (Session session = Session.to(file)) {
            session.at(5000).display(0, 8, 6).segment();
            session.at(5200).fill(0, 0, 2, 2, RED).end(6000);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.times()).containsExactly(0L, 2L);
        assertThat(shown.slots()).isEqualTo(10);
    }

    @Test
    void next_faster_hasFewerSlots() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(4000).fill(0, 0, 2, 2, RED).end(8000);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS.faster(4));

        assertThat(shown.times()).containsExactly(0L, 10L);
        assertThat(shown.slots()).isEqualTo(20);
    }

    @Test
    void next_whereNothingHappensForLong_isShortened() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(500).fill(0, 0, 2, 2, RED);
            session.at(9000).fill(0, 0, 2, 2, RED);
            session.at(20_000).fill(2, 0, 2, 2, GREEN);
            session.at(20_900).fill(4, 0, 2, 2, BLUE).end(60_000);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS.idleAtMost(TimeUnit.SECONDS.toNanos(1)));

        assertThat(shown.times()).containsExactly(0L, 5L, 15L, 24L);
        assertThat(shown.slots()).isEqualTo(34);
    }

    @Test
    void next_ofOtherDisplay_showsThat() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).display(3, 10, 10).segment();
            session.at(100).fill(0, 0, 0, 2, 2, RED);
            session.at(200).fill(3, 0, 0, 2, 2, GREEN).end(300);
        }

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS.ofDisplay(3));

        assertThat(shown.times()).containsExactly(0L, 2L);
        assertThat(shown.in(2).size()).isEqualTo(new Size(10, 10));
        assertThat(shown.in(2).at(1, 1)).isEqualTo(GREEN);
    }

    @Test
    void next_ofDisplayThatIsNotThere_findsNothing_andTellsOfOthers() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).display(3, 10, 10).segment().end(300);
        }

        try (Walk walk = Walk.open(file, TENTHS.ofDisplay(1), time -> {})) {
            assertThat(walk.next()).isFalse();
            assertThat(walk.next()).isFalse();
            assertThat(walk.slots()).isZero();
            assertThat(walk.displays()).containsExactly(0, 3);
        }
        assertThat(Extent.of(file, TENTHS.ofDisplay(1), time -> {})).isEmpty();
    }

    @Test
    void warnings_ofCutRecording_sayIt() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(100).fill(0, 0, 2, 2, RED);
            session.at(200).fill(0, 0, 2, 2, GREEN).end(300);
        }
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length - 70));

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.warnings()).singleElement().asString().contains("was cut");
        assertThat(shown.times()).containsExactly(0L, 1L, 2L);
        assertThat(Shown.Gathered.of(file, TENTHS.between(0, 1)).warnings())
                .as("of a part before the cut")
                .isEmpty();
    }

    @Test
    void next_behindALoss_showsTheNextSegment() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment();
            session.at(100).fill(0, 0, 2, 2, RED);
            session.at(200).fill(2, 0, 2, 2, GREEN);
            session.at(500).segment();
            session.at(600).fill(4, 0, 2, 2, BLUE).end(700);
        }
        byte[] all = Files.readAllBytes(file);
        // The first drawing: header, segment, keyframe come before it.
        byte[] red = {0, 0, (byte) 0xff, 0};
        int place = indexOf(all, red);
        all[place + 1] ^= 1;
        Files.write(file, all);

        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        assertThat(shown.times()).containsExactly(0L, 5L, 6L);
        assertThat(shown.in(5).at(1, 1)).isEqualTo(RED);
        assertThat(shown.in(5).at(3, 1)).isEqualTo(GREEN);
        assertThat(shown.warnings()).singleElement().asString().contains("passed over");
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there: " + Arrays.toString(part));
    }

    @Test
    void next_ofDesktopOf16Bits_hasItsColours() throws Exception {
        for (Map.Entry<PixelFormat, Integer> format :
                Map.of(PixelFormat.RGB555, 0x7c1f, PixelFormat.RGB565, 0xf81f).entrySet()) {
            try (Session session = Session.to(file)) {
                session.display(0, 8, 6).segment();
                session.happen(0, new DisplayEvent.SurfaceCreate(0, format.getKey(), 8, 6));
                session.fill(0, 0, 8, 6, format.getValue()).end(100);
            }

            assertThat(Shown.Gathered.of(file, TENTHS).in(0).rgb())
                    .as(format.getKey().name())
                    .containsOnly(0xff00ff);
        }
    }
}
