package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
    @TempDir
    private Path folder;

    @Test
    void unpack_whatWasPacked_isTheSame() throws ProtocolException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] first = new byte[random.nextInt(3000)];
            byte[] second = new byte[128 + random.nextInt(100_000)];
            random.nextBytes(first);
            Arrays.fill(second, (byte) seed);
            byte[] packed = Packing.pack(List.of(first, second), first.length + second.length)
                    .orElseThrow();
            assertThat(packed.length).isLessThan(first.length + second.length);
            ByteWriter whole = ByteWriter.little().bytes(first).bytes(second);
            assertThat(Packing.unpack(packed)).as("seed %d", seed).isEqualTo(whole.toByteArray());
        }
    }

    @Test
    void pack_whatSavesNothing_isLeft() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertThat(pack(noise)).isEmpty();
        assertThat(pack(new byte[127])).isEmpty();
        assertThat(pack(new byte[128])).isPresent();
        byte[] longest = new byte[Packing.UNPACKED_BYTES_MAX];
        assertThat(pack(longest)).isPresent();
        assertThat(Packing.pack(List.of(longest, new byte[1]), longest.length + 1L))
                .isEmpty();
    }

    @Test
    void pack_longNoise_isPackedIfTheRestSavesEnough() throws ProtocolException {
        byte[] noise = new byte[200_000];
        new Random(2).nextBytes(noise);
        assertThat(Packing.pack(List.of(new byte[100], noise, new byte[100]), 200_200))
                .isEmpty();
        byte[] packed = Packing.pack(List.of(noise, new byte[20_000]), 220_000).orElseThrow();
        assertThat(Packing.unpack(packed)).isEqualTo(Arrays.copyOf(noise, 220_000));

        Arrays.fill(noise, 90_000, 120_000, (byte) 7);
        assertThat(pack(noise)).isPresent();
    }

    @Test
    void unpack_cutAtEveryByte_fails() {
        byte[] packed = pack(mixed()).orElseThrow();
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> Packing.unpack(cut))
                    .as("cut at %d", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void unpack_anyByteChanged_failsOnlyWithProtocolException() {
        byte[] packed = pack(mixed()).orElseThrow();
        for (int at = 0; at < packed.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0xff}) {
                byte[] changed = packed.clone();
                changed[at] = (byte) value;
                try {
                    assertThat(Packing.unpack(changed)).isNotNull();
                } catch (ProtocolException e) {
                    assertThat(e.getMessage()).as("byte %d", at).isNotBlank();
                }
            }
        }
    }

    @Test
    void unpack_lengthsBeyondTheLimits_failBeforeMemoryIsTaken() {
        ByteWriter large =
                ByteWriter.little().u32(Packing.UNPACKED_BYTES_MAX + 1L).zeros(1 << 20);
        assertThatThrownBy(() -> Packing.unpack(large.toByteArray()))
                .hasMessageContaining("length unpacked: 67108865 (expected: 1..67108864)");
        ByteWriter bomb = ByteWriter.little().u32(1 << 26).zeros(100);
        assertThatThrownBy(() -> Packing.unpack(bomb.toByteArray()))
                .hasMessageContaining("length unpacked: 67108864 (expected: 1..25500)");
        assertThatThrownBy(() -> Packing.unpack(ByteWriter.little().u32(0).u8(0).toByteArray()))
                .hasMessageContaining("length unpacked: 0");
    }

    @Test
    void append_manySmallEvents_arePacked() throws Exception {
        EventBatch batch = new EventBatch(Collections.nCopies(5000, new DisplayEvent.CursorMove(5, 6)));
        Path file = folder.resolve("a.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, batch);
            writer.append(0, batch);
        }
        assertThat(Files.size(file)).isLessThan(2000);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.next().orElseThrow().batch()).isEqualTo(batch);
            assertThat(reader.next().orElseThrow().batch()).isEqualTo(batch);
        }
    }

    private static Optional<byte[]> pack(byte[] payload) {
        return Packing.pack(List.of(payload), payload.length);
    }

    private static byte[] mixed() {
        byte[] bytes = new byte[700];
        Random random = new Random(3);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 9 == 0 ? random.nextInt() : i / 50);
        }
        return bytes;
    }
}
