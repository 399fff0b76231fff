package io.caraway.images.lz;

import java.util.Arrays;

/** The choice between literals and matches for the units of one pass. Used once, by one thread. */
final class LzMatchFinder {
    /*
     * Idea: at each unit three places are tried where the next units may stand already: the unit before (a run), the
     * unit above (a desktop is made of upright edges), and the place where three units of the same hash were last seen.
     * A run and the row above are compared and the longer one is taken. Units between two matches become literals.
     *
     * Where nothing matches for long, as in a photograph, the steps become wider, up to STEP_MAX units; what they passed
     * over is won back because a match is drawn out to its left as well.
     *
     * Invariants: units 0..anchor-1 are written; a match begins at anchor or later and takes at least so many units that it
     * is no longer than the literals it stands for, with the control byte of the literals that begin anew behind it. Thus the
     * stream is never longer than literals alone.
     *
     * What stands in the highest byte of a unit of colour makes no difference to anything here, but long comparisons are fast
     * only as far as it is the same.
     *
     * A slot that was never filled holds 0, which is a unit as good as any: candidates are always compared.
     *
     * Cost: each unit is compared a fixed number of times, since a comparison of n units moves on by at least n.
     */

    private static final int COLOR_MASK = 0xffffff;

    private static final int SLOT_BITS_MAX = 13;
    private static final int SLOT_BITS_MIN = 6;

    /** Failures in a row after which a step becomes one unit wider, as a power of two. */
    private static final int PATIENCE_BITS = 6;

    private static final int STEP_MAX = 8;

    /** Shortest run of units of 2 and 3 bytes: 3 bytes, with the control byte after it, stand for at least 4. */
    private static final int RUN_MIN = 2;

    /** Shortest match else: those 3 bytes stand for at least 3, and if it is far, 5 bytes for at least 6. */
    private static final int MATCH_MIN = 3;

    /** Shortest match that is far, of units of 1 byte: 5 bytes stand for 5. */
    private static final int FAR_SINGLES_MIN = 5;

    /** So many units are compared in a loop before the comparison that is fast for long ones. */
    private static final int SHORT_COMPARISON = 8;

    private static final int HASH_FIRST = 0x9e3779b1;
    private static final int HASH_SECOND = 0x85ebca77;
    private static final int HASH_THIRD = 0xc2b2ae3d;

    private final int[] units;
    private final int count;
    private final int mask;
    private final int runMin;
    private final int farMin;
    private final int above;
    private final LzTokenWriter tokens;
    private final int[] slots;
    private final int hashShift;
    private int matchEnd;

    /** Works on rows of {@code rowUnits} units. */
    LzMatchFinder(int[] units, int rowUnits, LzUnit unit, LzTokenWriter tokens) {
        this.units = units;
        this.count = units.length;
        this.mask = unit == LzUnit.COLOR ? COLOR_MASK : -1;
        this.runMin = unit.bytes() == 1 ? MATCH_MIN : RUN_MIN;
        this.farMin = unit.bytes() == 1 ? FAR_SINGLES_MIN : MATCH_MIN;
        this.above = rowUnits <= LzTokenWriter.DISTANCE_MAX ? rowUnits : count;
        this.tokens = tokens;
        int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        int slotBits = Math.max(SLOT_BITS_MIN, Math.min(SLOT_BITS_MAX, countBits));
        this.slots = new int[1 << slotBits];
        this.hashShift = Integer.SIZE - slotBits;
    }

    /** Writes all units as tokens. */
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
            while (i > anchor && i > distance && same(units[i - 1], units[i - 1 - distance])) {
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
        int first = units[i];
        int second = units[i + 1];
        int third = units[i + 2];
        boolean likeAbove = i >= above && same(units[i - above], first) && same(units[i + 1 - above], second);
        if (same(first, units[i - 1]) && same(first, second) && (runMin == RUN_MIN || same(second, third))) {
            matchEnd = endOfMatch(i + runMin, 1);
            if (likeAbove) {
                int end = endOfMatch(i + 2, above);
                if (end > matchEnd && end - i >= farMin) {
                    matchEnd = end;
                    return above;
                }
            }
            return 1;
        }
        if (likeAbove && same(units[i + 2 - above], third)) {
            matchEnd = endOfMatch(i + MATCH_MIN, above);
            if (pays(i, above)) {
                return above;
            }
        }
        int candidate = remember(i);
        if (i - candidate > LzTokenWriter.DISTANCE_MAX
                || !same(units[candidate], first)
                || !same(units[candidate + 1], second)
                || !same(units[candidate + 2], third)) {
            return 0;
        }
        int distance = i - candidate;
        matchEnd = endOfMatch(i + MATCH_MIN, distance);
        return pays(i, distance) ? distance : 0;
    }

    private boolean same(int one, int other) {
        return ((one ^ other) & mask) == 0;
    }

    /** Whether a match from {@code i} to {@link #matchEnd} is no longer than its literals. */
    private boolean pays(int i, int distance) {
        return distance <= LzTokenWriter.FAR || matchEnd - i >= farMin;
    }

    /** Puts {@code i} in the slot of the three units there, and gives what was in it. */
    private int remember(int i) {
        int hash = (units[i] & mask) * HASH_FIRST
                + (units[i + 1] & mask) * HASH_SECOND
                + (units[i + 2] & mask) * HASH_THIRD;
        int slot = hash >>> hashShift;
        int before = slots[slot];
        slots[slot] = i;
        return before;
    }

    /** The first unit from {@code from} on that differs from the one {@code distance} before it. */
    private int endOfMatch(int from, int distance) {
        int near = Math.min(count, from + SHORT_COMPARISON);
        int i = from;
        while (i < near && same(units[i], units[i - distance])) {
            i++;
        }
        if (i < near || i == count) {
            return i;
        }
        int equal = Arrays.mismatch(units, i, count, units, i - distance, count - distance);
        if (equal < 0) {
            return count;
        }
        i += equal;
        while (i < count && same(units[i], units[i - distance])) {
            i++;
        }
        return i;
    }
}
