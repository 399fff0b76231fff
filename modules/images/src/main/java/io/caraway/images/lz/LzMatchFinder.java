package io.caraway.images.lz;

import java.util.Arrays;

/** The choice between literals and matches for the pixels of one picture. Used once, by one thread. */
final class LzMatchFinder {
    /*
     * Idea: at each pixel three places are tried where the next pixels may stand already: the pixel before (a run), the
     * pixel above (a desktop is made of upright edges), and the place where three pixels of the same hash were last seen.
     * A run and the row above are compared and the longer one is taken. Pixels between two matches become literals.
     *
     * Where nothing matches for long, as in a photograph, the steps become wider, up to STEP_MAX pixels; what they passed
     * over is won back because a match is drawn out to its left as well.
     *
     * Invariants: pixels 0..anchor-1 are written; a match begins at anchor or later and takes at least 2 pixels from the
     * pixel before or 3 from elsewhere, so it is at least 2 bytes shorter than the literals it stands for, which pays for
     * the control byte of the literals that begin anew behind it. Thus the stream is never longer than literals alone.
     *
     * A slot that was never filled holds 0, which is a pixel as good as any: candidates are always compared.
     *
     * Cost: each pixel is compared a fixed number of times, since a comparison of n pixels moves on by at least n.
     */

    private static final int SLOT_BITS_MAX = 13;
    private static final int SLOT_BITS_MIN = 6;

    /** Failures in a row after which a step becomes one pixel wider, as a power of two. */
    private static final int PATIENCE_BITS = 6;

    private static final int STEP_MAX = 8;

    /** So many pixels are compared in a loop before the comparison that is fast for long ones. */
    private static final int SHORT_COMPARISON = 8;

    private static final int HASH_FIRST = 0x9e3779b1;
    private static final int HASH_SECOND = 0x85ebca77;
    private static final int HASH_THIRD = 0xc2b2ae3d;

    private final int[] pixels;
    private final int count;
    private final int above;
    private final LzTokenWriter tokens;
    private final int[] slots;
    private final int hashShift;
    private int matchEnd;

    /** Works on {@code count} pixels in rows of {@code width}. */
    LzMatchFinder(int[] pixels, int count, int width, LzTokenWriter tokens) {
        this.pixels = pixels;
        this.count = count;
        this.above = width <= LzTokenWriter.DISTANCE_MAX ? width : count;
        this.tokens = tokens;
        int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        int slotBits = Math.max(SLOT_BITS_MIN, Math.min(SLOT_BITS_MAX, countBits));
        this.slots = new int[1 << slotBits];
        this.hashShift = Integer.SIZE - slotBits;
    }

    /** Writes all pixels as tokens. */
    void run() {
        int anchor = 0;
        int failures = 0;
        int i = 1;
        while (i < count - 2) {
            int distance = find(i);
            if (distance == 0) {
                i += Math.min(1 + (failures++ >> PATIENCE_BITS), STEP_MAX);
                continue;
            }
            while (i > anchor && i > distance && pixels[i - 1] == pixels[i - 1 - distance]) {
                i--;
            }
            if (i > anchor) {
                tokens.literals(anchor, i);
            }
            tokens.match(distance, matchEnd - i);
            if (distance != 1 && matchEnd < count) {
                remember(matchEnd - 2);
            }
            failures = 0;
            anchor = matchEnd;
            i = matchEnd;
        }
        if (anchor < count) {
            tokens.literals(anchor, count);
        }
    }

    /** The distance of a match at {@code i}, whose end goes to {@link #matchEnd}; 0 if there is none. */
    private int find(int i) {
        int first = pixels[i];
        int second = pixels[i + 1];
        boolean likeAbove = i >= above && pixels[i - above] == first && pixels[i + 1 - above] == second;
        if (first == pixels[i - 1] && first == second) {
            matchEnd = endOfMatch(i + 2, 1);
            if (likeAbove) {
                int end = endOfMatch(i + 2, above);
                if (end > matchEnd) {
                    matchEnd = end;
                    return above;
                }
            }
            return 1;
        }
        int third = pixels[i + 2];
        if (likeAbove && pixels[i + 2 - above] == third) {
            matchEnd = endOfMatch(i + 3, above);
            return above;
        }
        int candidate = remember(i);
        if (i - candidate > LzTokenWriter.DISTANCE_MAX
                || pixels[candidate] != first
                || pixels[candidate + 1] != second
                || pixels[candidate + 2] != third) {
            return 0;
        }
        matchEnd = endOfMatch(i + 3, i - candidate);
        return i - candidate;
    }

    /** Puts {@code i} in the slot of the three pixels there, and gives what was in it. */
    private int remember(int i) {
        int hash = pixels[i] * HASH_FIRST + pixels[i + 1] * HASH_SECOND + pixels[i + 2] * HASH_THIRD;
        int slot = hash >>> hashShift;
        int before = slots[slot];
        slots[slot] = i;
        return before;
    }

    /** The first pixel from {@code from} on that differs from the one {@code distance} before it. */
    private int endOfMatch(int from, int distance) {
        int near = Math.min(count, from + SHORT_COMPARISON);
        int i = from;
        while (i < near && pixels[i] == pixels[i - distance]) {
            i++;
        }
        if (i < near || i == count) {
            return i;
        }
        int equal = Arrays.mismatch(pixels, i, count, pixels, i - distance, count - distance);
        return equal < 0 ? count : i + equal;
    }
}
