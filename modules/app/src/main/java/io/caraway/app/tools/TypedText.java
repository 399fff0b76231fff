package io.caraway.app.tools;

import io.caraway.recording.Note;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds a text in the keys that viewers press. It is kept for each of {@link #VIEWERS_MAX} viewers what they typed last, as
 * long as the text; at one more viewer all of it is forgotten.
 */
final class TypedText {
    /** Most viewers whose keys are followed. */
    static final int VIEWERS_MAX = 1024;

    private final String text;
    private final Map<Long, Deque<Typed>> typed = new HashMap<>();
    private final Set<Long> shifting = new HashSet<>();

    /** That text, in lower case. */
    TypedText(String text) {
        this.text = text;
    }

    private record Typed(long timeNanos, char character) {}

    /** A key was pressed or let go of. When the text began, if it ends with this key. */
    OptionalLong take(long timeNanos, Note.Key key) {
        int code = key.event().scanCode();
        if (typed.size() >= VIEWERS_MAX && !typed.containsKey(key.viewer())) {
            typed.clear();
            shifting.clear();
        }
        if (ScanCodes.isShift(code)) {
            shift(key);
            return OptionalLong.empty();
        }
        if (!key.event().down()) {
            return OptionalLong.empty();
        }
        Deque<Typed> last = typed.computeIfAbsent(key.viewer(), viewer -> new ArrayDeque<>());
        if (ScanCodes.isBackspace(code)) {
            last.pollLast();
            return OptionalLong.empty();
        }
        Optional<Character> character = ScanCodes.character(code, shifting.contains(key.viewer()));
        if (character.isEmpty()) {
            last.clear();
            return OptionalLong.empty();
        }
        last.add(new Typed(timeNanos, character.get()));
        if (last.size() > text.length()) {
            last.poll();
        }
        return isText(last) ? OptionalLong.of(last.element().timeNanos()) : OptionalLong.empty();
    }

    private void shift(Note.Key key) {
        typed.computeIfAbsent(key.viewer(), viewer -> new ArrayDeque<>());
        if (key.event().down()) {
            shifting.add(key.viewer());
        } else {
            shifting.remove(key.viewer());
        }
    }

    private boolean isText(Deque<Typed> last) {
        StringBuilder characters = new StringBuilder();
        last.forEach(key -> characters.append(key.character()));
        return text.contentEquals(characters);
    }
}
