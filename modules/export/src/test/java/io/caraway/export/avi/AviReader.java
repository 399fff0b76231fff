package io.caraway.export.avi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An AVI file taken apart, with everything that it says of itself checked against what is there. */
final class AviReader {
    private static final int HEAD = 8;

    private final byte[] file;
    private final ByteBuffer in;
    private final Map<Long, byte[]> frames = new LinkedHashMap<>();
    private final List<Long> indexed = new ArrayList<>();
    private final List<Integer> indexFlags = new ArrayList<>();
    private final List<Long> oldIndexed = new ArrayList<>();
    private final Map<String, Integer> heads = new LinkedHashMap<>();
    private int parts;
    private long moviOffset;

    AviReader(byte[] file) {
        this.file = file;
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < file.length) {
            require(code(at).equals("RIFF"), "RIFF at " + at);
            String kind = code(at + HEAD);
            require(kind.equals(parts == 0 ? "AVI " : "AVIX"), kind);
            int end = at + HEAD + in.getInt(at + 4);
            list(at + HEAD + 4, end);
            parts++;
            at = end;
        }
        require(at == file.length, "ends at " + at);
    }

    /** How many RIFFs there are. */
    int parts() {
        return parts;
    }

    /** All frames in order. */
    List<byte[]> frames() {
        return List.copyOf(frames.values());
    }

    /** Where the frames lie, as they are found by the index of indexes. */
    List<Long> indexed() {
        return indexed;
    }

    /** Whether the index calls each of them whole. */
    List<Boolean> whole() {
        return indexFlags.stream().map(size -> size >= 0).toList();
    }

    /** Where the frames of the first RIFF lie, as old programs find them. */
    List<Long> oldIndexed() {
        return oldIndexed;
    }

    /** Where they are. */
    List<Long> places() {
        return List.copyOf(frames.keySet());
    }

    /** A field of a head. */
    int field(String head, int offset) {
        return in.getInt(Objects.requireNonNull(heads.get(head), head) + HEAD + offset);
    }

    private void list(int from, int to) {
        int at = from;
        while (at < to) {
            String code = code(at);
            int bytes = in.getInt(at + 4);
            require(bytes >= 0 && at + HEAD + bytes <= to, code + " at " + at + " of " + bytes + " bytes");
            switch (code) {
                case "LIST" -> {
                    if (code(at + HEAD).equals("movi")) {
                        moviOffset = (long) at + HEAD;
                    }
                    list(at + HEAD + 4, at + HEAD + bytes);
                }
                case "00dc" -> {
                    byte[] frame = new byte[bytes];
                    in.get(at + HEAD, frame);
                    frames.put((long) at, frame);
                }
                case "indx" -> indexes(at + HEAD);
                case "idx1" -> oldIndex(at + HEAD, bytes);
                case "avih", "strh", "strf", "dmlh" -> heads.put(code, at);
                case "ix00" -> {}
                default -> throw new AssertionError(code + " at " + at);
            }
            at += HEAD + bytes + bytes % 2;
        }
        require(at == to, "a list ends at " + at + ", not " + to);
    }

    private void indexes(int at) {
        require(in.getShort(at) == 4 && in.get(at + 3) == 0, "index of indexes");
        int count = in.getInt(at + 4);
        for (int i = 0; i < count; i++) {
            int entry = at + 24 + 16 * i;
            int index = Math.toIntExact(in.getLong(entry));
            require(code(index).equals("ix00"), "index at " + index);
            require(in.getInt(index + 4) + HEAD == in.getInt(entry + 8), "size of index " + i);
            int frameCount = in.getInt(index + HEAD + 4);
            require(frameCount == in.getInt(entry + 12), "frames of index " + i);
            long base = in.getLong(index + HEAD + 12);
            for (int frame = 0; frame < frameCount; frame++) {
                int place = index + HEAD + 24 + HEAD * frame;
                long data = base + Integer.toUnsignedLong(in.getInt(place));
                int size = in.getInt(place + 4);
                require(in.getInt((int) data - 4) == (size & Integer.MAX_VALUE), "size of frame at " + data);
                indexed.add(data - HEAD);
                indexFlags.add(size);
            }
        }
    }

    private void oldIndex(int at, int bytes) {
        for (int entry = at; entry < at + bytes; entry += 16) {
            require(code(entry).equals("00dc"), "entry of idx1");
            long chunk = moviOffset + in.getInt(entry + 8);
            require(in.getInt((int) chunk + 4) == in.getInt(entry + 12), "size in idx1 of " + chunk);
            oldIndexed.add(chunk);
        }
    }

    private String code(int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }

    private static void require(boolean isRight, String what) {
        if (!isRight) {
            throw new AssertionError(what);
        }
    }
}
