package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {
    private static final long MILLI = 1_000_000;
    private static final SegmentPlace SEGMENT = new SegmentPlace(3, 100, 5, 6);

    @Test
    void places_recordsOfAllDistances_areAQuarterSecondOrAQuarterMebibyteApart() {
        IndexBuilder builder = new IndexBuilder(SEGMENT);
        Tally none = new Tally();
        builder.events(RecordType.KEYFRAME, 0, 200, none);
        builder.events(RecordType.EVENTS, 249 * MILLI, 300, none);
        builder.events(RecordType.EVENTS, 250 * MILLI, 400, none);
        builder.events(RecordType.EVENTS, 251 * MILLI, 400 + (1 << 18) - 1, none);
        builder.events(RecordType.EVENTS, 252 * MILLI, 400 + (1 << 18), none);
        assertThat(builder.build(9, List.of()).places())
                .containsExactly(
                        new SegmentIndex.Place(0, 200),
                        new SegmentIndex.Place(250 * MILLI, 400),
                        new SegmentIndex.Place(252 * MILLI, 400 + (1 << 18)));
    }

    @Test
    void places_longSegment_areBoundedAndEvenlySpread() {
        IndexBuilder builder = new IndexBuilder(SEGMENT);
        int count = 100_000;
        for (long i = 0; i < count; i++) {
            builder.events(RecordType.EVENTS, 250 * MILLI * i, 200 + i, new Tally());
        }
        List<SegmentIndex.Place> places = builder.build(9, List.of()).places();
        assertThat(places).hasSizeBetween(SegmentIndex.PLACES_MAX / 2, SegmentIndex.PLACES_MAX);
        long spacing = places.get(1).offset() - places.get(0).offset();
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i).offset() - places.get(i - 1).offset()).isEqualTo(spacing);
        }
        assertThat(places.get(places.size() - 1).offset()).isGreaterThan(200 + count - 2 * spacing);
    }

    @Test
    void kinds_ofWhatWasWritten_areCounted() {
        IndexBuilder builder = new IndexBuilder(SEGMENT);
        Tally tally = new Tally();
        tally.add(17, 100);
        tally.add(17, 50);
        tally.add(33, 8);
        builder.events(RecordType.EVENTS, 0, 200, tally);
        builder.events(RecordType.EVENTS, 0, 300, tally);
        builder.note(RecordType.VIEWER_LEFT, 4);
        assertThat(builder.build(9, List.of()).kinds())
                .containsExactly(
                        new RecordedKind(3, 17, 4, 300), new RecordedKind(3, 33, 2, 16), new RecordedKind(19, 0, 1, 4));
    }

    @Test
    void waysBack_ofEverySegment_leadToTheGreatestNumbersThatPowersDivide() {
        WaysBack ways = new WaysBack();
        assertThat(ways.last()).isEqualTo(Segment.NO_INDEX);
        for (long number = 0; number < 300; number++) {
            TreeSet<Long> expected = new TreeSet<>();
            for (int power = 0; power < Integer.SIZE && number > 0; power++) {
                expected.add((number - 1) >> power << power);
            }
            assertThat(ways.list().stream().map(SegmentIndex.WayBack::timeNanos))
                    .as("segment %d", number)
                    .containsExactlyElementsOf(expected.descendingSet());
            ways.add(number, new SegmentIndex.WayBack(number, 1000 + number));
            assertThat(ways.last()).isEqualTo(1000 + number);
        }
    }

    @Test
    void readIndex_whatWasWritten_isTheSameAndNothingShorterIs() throws ProtocolException {
        SegmentIndex index = full();
        byte[] bytes = bytes(index);
        assertThat(bytes).hasSizeLessThanOrEqualTo(SegmentIndex.BYTES_MAX);
        assertThat(SegmentIndex.read(ByteReader.little(bytes))).isEqualTo(index);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SegmentIndex.read(ByteReader.little(cut))).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void readIndex_randomBytes_failsOnlyWithProtocolException() {
        byte[] bytes = bytes(full());
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            byte[] changed = bytes.clone();
            changed[random.nextInt(40)] = (byte) random.nextInt();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                assertThat(SegmentIndex.read(ByteReader.little(changed))).isNotNull();
            } catch (ProtocolException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    @Test
    void readFooter_moreSegmentsThanThereAreBytes_fails() throws ProtocolException {
        Footer footer = new Footer(List.of(new SegmentPlace(0, 1, 2, 3), new SegmentPlace(1, 4, 5, 6)));
        ByteWriter out = ByteWriter.little();
        footer.write(out);
        assertThat(Footer.read(ByteReader.little(out.toByteArray()))).isEqualTo(footer);
        out.setU32(0, 3);
        assertThatThrownBy(() -> Footer.read(ByteReader.little(out.toByteArray())))
                .hasMessageContaining("segments: 3 (expected: 0..2)");
        out.setU32(0, 1);
        assertThatThrownBy(() -> Footer.read(ByteReader.little(out.toByteArray())))
                .hasMessageContaining("bytes left: 24");
    }

    private static SegmentIndex full() {
        List<SegmentIndex.WayBack> ways = new ArrayList<>();
        List<RecordedKind> kinds = new ArrayList<>();
        List<SegmentIndex.Place> places = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ways.add(new SegmentIndex.WayBack(i, -i));
            kinds.add(new RecordedKind(i, 2 * i, 3L * i, 4L * i));
            places.add(new SegmentIndex.Place(7L * i, 8L * i));
        }
        return new SegmentIndex(9, SEGMENT, ways, kinds, places);
    }

    private static byte[] bytes(SegmentIndex index) {
        ByteWriter out = ByteWriter.little();
        index.write(out);
        return out.toByteArray();
    }
}
