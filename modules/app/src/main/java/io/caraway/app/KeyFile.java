package io.caraway.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One group of a key file, the form of text that GLib reads: {@code [group]}, {@code key=value}, and comments behind
 * {@code #}. Immutable. Of a key that stands twice the later counts.
 *
 * @param group its name
 * @param line where the group begins
 * @param entries by key
 */
record KeyFile(String group, int line, Map<String, Entry> entries) {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * A value.
     *
     * @param key what it belongs to
     * @param raw as it stands in the file
     * @param line where, from 1
     */
    record Entry(String key, String raw, int line) {
        /** The value, with what stands behind a backslash put in. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '\\') {
                    i++;
                    text.append(unescaped(i < raw.length() ? raw.charAt(i) : ' '));
                } else {
                    text.append(c);
                }
            }
            return text.toString();
        }

        /** The value as a whole number. */
        int number() {
            try {
                return Integer.parseInt(raw.strip());
            } catch (NumberFormatException e) {
                throw fault("no whole number");
            }
        }

        /** What is wrong with it; the value itself may be a secret and is not told. */
        IllegalArgumentException fault(String words) {
            return new IllegalArgumentException("line " + line + ": " + key + ": " + words);
        }

        private char unescaped(char c) {
            return switch (c) {
                case 's' -> ' ';
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case '\\', ';' -> c;
                default -> throw fault("a backslash stands before s, n, t, r, a semicolon or another backslash only");
            };
        }
    }

    /** Copies the entries. */
    KeyFile {
        entries = Map.copyOf(entries);
    }

    /**
     * Reads a group.
     *
     * @throws IllegalArgumentException with the line, if the text has another form or no such group
     */
    static KeyFile of(String text, String group) {
        Map<String, Entry> entries = new HashMap<>();
        String present = "";
        int begin = 0;
        int number = 0;
        for (String given : text.split("\r?\n", -1)) {
            number++;
            String line =
                    (number == 1 && given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given).stripLeading();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.stripTrailing().endsWith("]")) {
                present = line.stripTrailing().substring(1, line.stripTrailing().length() - 1);
                begin = begin == 0 && present.equals(group) ? number : begin;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                if (present.isEmpty()) {
                    throw new IllegalArgumentException("line " + number + ": no [" + group + "] stands before it");
                }
                if (equals < 1) {
                    throw new IllegalArgumentException("line " + number + ": (expected: key=value)");
                }
                String key = line.substring(0, equals).stripTrailing();
                if (present.equals(group)) {
                    entries.put(key, new Entry(key, line.substring(equals + 1).stripLeading(), number));
                }
            }
        }
        if (begin == 0) {
            throw new IllegalArgumentException("line " + number + ": the file ends, and there was no [" + group + "]");
        }
        return new KeyFile(group, begin, entries);
    }

    /** The entry of a key; none if it is missing or empty. */
    Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key)).filter(entry -> !entry.raw.isEmpty());
    }

    /** What is wrong with the group as a whole. */
    IllegalArgumentException fault(String words) {
        return new IllegalArgumentException("line " + line + ": [" + group + "] " + words);
    }
}
