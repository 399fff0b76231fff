package io.caraway.app.tools;

import io.caraway.app.Failure;
import io.caraway.recording.Highlight;
import io.caraway.recording.Note;
import io.caraway.recording.Outline;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what is in a recording. Belongs to one thread. */
final class Survey {
    /** Most sizes of a display, and most markers, that are told. */
    static final int TOLD_MAX = 100;

    private static final Set<Highlight.Topic> TOPICS =
            EnumSet.of(Highlight.Topic.SIZE, Highlight.Topic.TITLE, Highlight.Topic.MARKER, Highlight.Topic.VIEWER);

    private final SortedMap<Integer, Display> displays = new TreeMap<>();
    private final List<Highlight> markers = new ArrayList<>();
    private final Set<Long> watching = new HashSet<>();
    private long viewers;
    private int viewersMost;

    private Survey() {}

    /** What a display was. */
    static final class Display {
        private final List<String> sizes = new ArrayList<>();
        private String title = "";

        /** The sizes it had, in order, each time it changed; at most {@link #TOLD_MAX}. */
        List<String> sizes() {
            return List.copyOf(sizes);
        }

        /** Its last title. */
        String title() {
            return title;
        }
    }

    /**
     * Who watched.
     *
     * @param joined how many viewers came
     * @param most how many watched at once
     */
    record Audience(long joined, int most) {}

    /**
     * What was found.
     *
     * @param outline of the recording
     * @param displays by number
     * @param markers the first {@link #TOLD_MAX}; the kinds tell how many there are
     * @param audience who watched
     */
    record Found(Outline outline, SortedMap<Integer, Display> displays, List<Highlight> markers, Audience audience) {}

    /** Looks at that recording. */
    static Found of(Path file, Outline.Reach reach) throws Failure {
        Pass.requireFile(file);
        Told told = new Told("read");
        try {
            long size = Files.size(file);
            Survey survey = new Survey();
            Outline outline = Outline.of(file, reach, TOPICS, survey::see, offset -> told.step(offset, size));
            Audience audience = new Audience(survey.viewers, survey.viewersMost);
            return new Found(outline, survey.displays, survey.markers, audience);
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        } finally {
            told.end();
        }
    }

    private void see(Highlight highlight) {
        switch (highlight.topic()) {
            case SIZE -> {
                List<String> sizes = display(highlight).sizes;
                if (sizes.size() < TOLD_MAX) {
                    sizes.add(highlight.text());
                }
            }
            case TITLE -> display(highlight).title = highlight.text();
            case MARKER -> {
                if (markers.size() < TOLD_MAX) {
                    markers.add(highlight);
                }
            }
            case VIEWER -> highlight.note().ifPresent(this::see);
            case KEY -> {}
        }
    }

    private Display display(Highlight highlight) {
        return displays.computeIfAbsent(highlight.display(), number -> new Display());
    }

    private void see(Note note) {
        if (note instanceof Note.ViewerJoined joined) {
            viewers++;
            watching.add(joined.viewer());
            viewersMost = Math.max(viewersMost, watching.size());
        } else if (note instanceof Note.ViewerLeft left) {
            watching.remove(left.viewer());
        }
    }
}
