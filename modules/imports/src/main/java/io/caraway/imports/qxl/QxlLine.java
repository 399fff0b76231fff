package io.caraway.imports.qxl;

import io.caraway.wire.ProtocolException;
import java.util.List;

/**
 * A line, or what stands before a colon.
 *
 * @param offset where it begins, in bytes from the start of the unpacked file
 * @param words what stands between its spaces, at least one
 * @param beforeBytes whether it ends with a colon, and not with the line
 */
record QxlLine(long offset, List<String> words, boolean beforeBytes) {
    private static final long U32_MAX = 0xffff_ffffL;

    /** Copies the list. */
    QxlLine {
        words = List.copyOf(words);
    }

    /** The first word. */
    String name() {
        return words.get(0);
    }

    /** Fails unless it is of so many words, of which these are the first. */
    void require(boolean bytes, int count, String... first) throws ProtocolException {
        boolean fits = words.size() == count && beforeBytes == bytes;
        for (int i = 0; fits && i < first.length; i++) {
            fits = words.get(i).equals(first[i]);
        }
        if (!fits) {
            int numbers = count - first.length;
            throw damage(
                    "line",
                    "'" + String.join(" ", words) + "'",
                    String.join(" ", first) + " and " + numbers + (numbers == 1 ? " number" : " numbers")
                            + (bytes ? " before bytes" : ""));
        }
    }

    /** The word at {@code index} as a number of 32 bits: the server writes unsigned ones with and without a sign. */
    int i32(int index) throws ProtocolException {
        long value = parse(index, false);
        if (value < Integer.MIN_VALUE || value > U32_MAX) {
            throw damage(name(), words.get(index), "a number of 32 bits");
        }
        return (int) value;
    }

    /** The same, which must lie in {@code min..max}. */
    int i32(int index, int min, int max) throws ProtocolException {
        int value = i32(index);
        if (value < min || value > max) {
            throw damage(name(), words.get(index), min + ".." + max);
        }
        return value;
    }

    /** The word at {@code index} as an unsigned number of 64 bits, whose top bit is the sign to Java. */
    long u64(int index) throws ProtocolException {
        return parse(index, true);
    }

    /** What is wrong in this line, and where it is. */
    ProtocolException damage(String field, Object found, String expected) {
        return new ProtocolException(field + ": " + found + " (expected: " + expected + ") at offset " + offset);
    }

    private long parse(int index, boolean unsigned) throws ProtocolException {
        try {
            return unsigned ? Long.parseUnsignedLong(words.get(index)) : Long.parseLong(words.get(index));
        } catch (NumberFormatException e) {
            throw damage(name(), "'" + words.get(index) + "'", "a number");
        }
    }
}
