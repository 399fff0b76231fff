package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDesktopTest {
    private static final int TICKS = 400;
    private static final int VIDEO_PIXELS = 320 * 180;

    @Test
    void start_always_sendsWholePictureAsOneImageAfterResize() {
        DemoViewer viewer = new DemoViewer();

        assertThat(viewer.batches()).hasSize(1);
        List<DisplayEvent> events = viewer.batches().get(0).events();
        assertThat(events)
                .extracting(DisplayEvent::type)
                .containsExactly(
                        DisplayEvent.Type.SURFACE_CREATE,
                        DisplayEvent.Type.MONITORS,
                        DisplayEvent.Type.DRAW,
                        DisplayEvent.Type.CURSOR_SET,
                        DisplayEvent.Type.CURSOR_MOVE,
                        DisplayEvent.Type.TITLE);
        assertThat(DemoViewer.boxes(events, Operation.Type.COPY)).containsExactly(DemoViewer.SCREEN);
        assertSamePixels(viewer, "after the start");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tick_withDragsAndKeys_showsSceneInEveryPixel(long seed) {
        Random random = new Random(seed);
        DemoViewer viewer = new DemoViewer();
        int buttons = 0;

        for (int i = 0; i < TICKS; i++) {
            for (int j = random.nextInt(4); j > 0; j--) {
                buttons = random.nextInt(6) == 0 ? buttons ^ 1 : buttons;
                movePointer(viewer, random, buttons);
            }
            if (random.nextInt(3) == 0) {
                viewer.desktop().key(random.nextInt(4) > 0, random.nextInt(100));
            }
            int before = viewer.batches().size();
            viewer.tick();
            assertThat(viewer.batches().size() - before).as("batches of a tick").isLessThanOrEqualTo(1);
            assertSamePixels(viewer, "seed " + seed + ", tick " + i);
        }
    }

    @Test
    void tick_whenWindowsDrift_copiesThem() {
        DemoViewer viewer = new DemoViewer();
        DemoWindow front = viewer.window("Weather");
        int before = front.x();
        long copied = 0;

        for (int i = 0; i < 25; i++) {
            for (Rect box : DemoViewer.boxes(viewer.tick(), Operation.Type.COPY_BITS)) {
                copied += front.bounds().contains(box) ? box.area() : 0;
            }
        }

        assertThat(front.x()).isBetween(before + 20, before + 30);
        assertThat(copied).isGreaterThan(20 * front.bounds().area() * 9 / 10);
    }

    @Test
    void tick_whenTerminalScrolls_copiesAllLinesButOne() {
        DemoViewer viewer = new DemoViewer();
        DemoWindow window = viewer.window("Terminal");
        drag(viewer, window, 40, 60);
        viewer.tick();
        viewer.press(0x1C);

        List<DisplayEvent> events = viewer.tick();

        Rect text = window.onScreen(Rect.of(8, 8, 444, 14 * 15));
        assertThat(DemoViewer.boxes(events, Operation.Type.COPY_BITS)).contains(text);
        assertThat(DemoViewer.boxes(events, Operation.Type.COPY))
                .contains(Rect.of(text.left(), text.bottom(), 444, 15));
    }

    @Test
    void tick_atSameTime_sendsNothing() {
        DemoViewer viewer = new DemoViewer();
        viewer.tick();

        assertThat(viewer.again()).isEmpty();
    }

    @Test
    void tick_whenWindowsRest_drawsVideoAndLittleElse() {
        DemoViewer viewer = new DemoViewer();
        drag(viewer, viewer.window("Landscape"), 660, 60);
        drag(viewer, viewer.window("Weather"), 30, 420);
        viewer.tick();
        long pixels = 0;

        for (int i = 0; i < 25; i++) {
            pixels += DemoViewer.boxes(viewer.tick(), Operation.Type.COPY).stream()
                    .mapToLong(Rect::area)
                    .sum();
        }

        assertThat(pixels).isBetween(25L * VIDEO_PIXELS, 25L * VIDEO_PIXELS * 11 / 10);
    }

    @Test
    void tick_withMovingBars_fills() {
        DemoViewer viewer = new DemoViewer();
        int fills = 0;

        for (int i = 0; i < 50; i++) {
            fills += DemoViewer.boxes(viewer.tick(), Operation.Type.FILL).size();
        }

        assertThat(fills).isGreaterThan(25);
    }

    @Test
    void pointer_onTitleBar_dragsWindowAndRaisesIt() {
        DemoViewer viewer = new DemoViewer();
        DemoWindow window = viewer.window("Video");
        int x = window.x();
        int y = window.y();

        drag(viewer, window, x + 33, y + 44);
        viewer.tick();

        assertThat(viewer.scene().front()).isSameAs(window);
        assertThat(List.of(window.x(), window.y())).containsExactly(x + 33, y + 44);
        assertSamePixels(viewer, "after the drag");
    }

    @Test
    void pointer_whenDraggedBeyondEdges_keepsTitleBarInReach() {
        DemoViewer viewer = new DemoViewer();
        DemoWindow window = viewer.window("Video");

        drag(viewer, window, -5_000, -5_000);
        assertThat(window.titleBar().intersect(DemoViewer.SCREEN).width()).isEqualTo(60);
        assertThat(window.y()).isZero();
        drag(viewer, window, 5_000, 5_000);
        assertThat(window.x()).isEqualTo(DemoDesktop.WIDTH - 60);
        assertThat(window.titleBar().bottom())
                .isEqualTo(viewer.scene().bar().bounds().top());
        viewer.tick();
        assertSamePixels(viewer, "after the drags");
    }

    @Test
    void pointer_whenItMoves_movesCursorOncePerTick() {
        DemoViewer viewer = new DemoViewer();
        viewer.desktop().pointer(5, 6, 0);
        viewer.desktop().pointer(7, 8, 0);

        List<DisplayEvent> events = viewer.tick();

        assertThat(events)
                .filteredOn(event -> event.type() == DisplayEvent.Type.CURSOR_MOVE)
                .containsExactly(new DisplayEvent.CursorMove(7, 8));
    }

    @Test
    void key_withLetter_changesOnlyPromptOfTerminal() {
        DemoViewer typing = new DemoViewer();
        DemoViewer idle = new DemoViewer();
        typing.press(0x1E);
        typing.tick();
        idle.tick();

        Rect cell = typing.window("Terminal").onScreen(Rect.of(8 + 9 * 6, 8 + 15 * 15, 12, 15));
        int[] with = typing.shown();
        int[] without = idle.shown();
        int differences = 0;
        for (int i = 0; i < with.length; i++) {
            if (with[i] != without[i]) {
                differences++;
                assertThat(cell.contains(Rect.of(i % DemoDesktop.WIDTH, i / DemoDesktop.WIDTH, 1, 1)))
                        .as("pixel %d belongs to the prompt", i)
                        .isTrue();
            }
        }
        assertThat(differences).isGreaterThan(8);
    }

    @Test
    void pixels_always_holdNothingButColours() {
        DemoViewer viewer = new DemoViewer();
        viewer.tick();

        assertThat(Arrays.stream(viewer.shown()).allMatch(pixel -> pixel >>> 24 == 0))
                .isTrue();
    }

    @Test
    void package_always_doesWithoutDesktopModule() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.caraway.app.demo");

        assertThat(classes).isNotEmpty();
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..", "java.beans..")
                .check(classes);
    }

    @Test
    void motion_always_movesCursorNoFurtherThanToTheEdge() {
        DemoViewer viewer = new DemoViewer();
        viewer.desktop().pointer(5, 6, 0);
        viewer.desktop().motion(new InputEvent.Motion(-7, 4, 0));

        assertThat(viewer.tick()).contains(new DisplayEvent.CursorMove(0, 10));
    }

    private static void movePointer(DemoViewer viewer, Random random, int buttons) {
        if (random.nextInt(4) == 0) {
            // Aim at a title bar, so that presses hit something.
            List<DemoWindow> windows = viewer.scene().windows();
            Rect bar = windows.get(random.nextInt(windows.size())).titleBar();
            viewer.desktop().pointer(bar.left() + random.nextInt(bar.width()), bar.top() + random.nextInt(24), buttons);
        } else {
            int x = random.nextInt(DemoDesktop.WIDTH + 200) - 100;
            viewer.desktop().pointer(x, random.nextInt(DemoDesktop.HEIGHT + 200) - 100, buttons);
        }
    }

    /** Drags a window by its title bar until its upper left corner is, or would be, at a place. */
    private static void drag(DemoViewer viewer, DemoWindow window, int x, int y) {
        Rect bar = window.titleBar().intersect(DemoViewer.SCREEN);
        int gripX = bar.right() - 4;
        int gripY = bar.top() + 4;
        int left = window.x();
        int top = window.y();
        viewer.desktop().pointer(gripX, gripY, 1);
        viewer.desktop().pointer(gripX + x - left, gripY + y - top, 1);
        viewer.desktop().pointer(gripX + x - left, gripY + y - top, 0);
    }

    private static void assertSamePixels(DemoViewer viewer, String when) {
        int[] shown = viewer.shown();
        int[] expected = viewer.expected();
        int at = Arrays.mismatch(shown, expected);
        assertThat(at)
                .as("%s: first wrong pixel, %d,%d", when, at % DemoDesktop.WIDTH, at / DemoDesktop.WIDTH)
                .isEqualTo(-1);
    }
}
