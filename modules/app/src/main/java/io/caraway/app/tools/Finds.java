package io.caraway.app.tools;

import io.caraway.app.Failure;
import io.caraway.recording.Highlight;
import io.caraway.recording.Note;
import io.caraway.recording.Outline;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Looks for a text in all that is written in a recording. Upper and lower case are the same. Belongs to one thread. */
final class Finds {
    private static final Set<Highlight.Topic> TOPICS =
            EnumSet.of(Highlight.Topic.TITLE, Highlight.Topic.MARKER, Highlight.Topic.VIEWER, Highlight.Topic.KEY);

    private final String text;
    private final TypedText typed;
    private final Consumer<Find> found;

    private Finds(String text, Consumer<Find> found) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.typed = new TypedText(this.text);
        this.found = found;
    }

    /** Where a text may stand. */
    enum Place {
        /** A marker. */
        MARKER,
        /** The title of a display. */
        TITLE,
        /** Keys that a viewer pressed. */
        KEYS,
        /** The address of a viewer who came. */
        VIEWER
    }

    /**
     * Where it stands.
     *
     * @param timeNanos when, since the start of the recording
     * @param place what it stands in
     * @param number of the display; with keys and addresses, of the viewer
     * @param text all of it; of keys, what was looked for
     */
    record Find(long timeNanos, Place place, long number, String text) {}

    /**
     * Looks through that recording.
     *
     * @return what could not be looked through, in words
     */
    static List<String> in(Path file, String text, Consumer<Find> found) throws Failure {
        Pass.requireFile(file);
        Told told = new Told("searched");
        try {
            long size = Files.size(file);
            Finds finds = new Finds(text, found);
            return Outline.of(file, Outline.Reach.INDEXED, TOPICS, finds::see, offset -> told.step(offset, size))
                    .warnings();
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        } finally {
            told.end();
        }
    }

    private void see(Highlight highlight) {
        long time = highlight.timeNanos();
        switch (highlight.topic()) {
            case MARKER -> look(time, Place.MARKER, highlight.display(), highlight.text());
            case TITLE -> look(time, Place.TITLE, highlight.display(), highlight.text());
            case VIEWER, KEY -> highlight.note().ifPresent(note -> see(time, note));
            case SIZE -> {}
        }
    }

    private void see(long time, Note note) {
        if (note instanceof Note.ViewerJoined joined) {
            look(time, Place.VIEWER, joined.viewer(), joined.address());
        } else if (note instanceof Note.Key key) {
            typed.take(time, key).ifPresent(began -> found.accept(new Find(began, Place.KEYS, key.viewer(), text)));
        }
    }

    private void look(long time, Place place, long number, String words) {
        if (words.toLowerCase(Locale.ROOT).contains(text)) {
            found.accept(new Find(time, place, number, words));
        }
    }
}
