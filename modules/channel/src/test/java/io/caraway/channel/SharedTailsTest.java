package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTailsTest {
    private static final int BIG_BYTES = 5 << 20;

    private final SharedTails tails = new SharedTails(Owner.here());

    @Test
    void share_sameArray_isOneBufferForAll() {
        byte[] tail = {1, 2, 3};

        ByteBuf first = slice(tail);
        ByteBuf second = slice(tail);

        assertThat(tails.bytes()).isEqualTo(3);
        assertThat(first.memoryAddress()).isEqualTo(second.memoryAddress());
        assertThat(first.isDirect()).isTrue();
    }

    @Test
    void share_equalArrays_areNotTheSame() {
        slice(new byte[] {1, 2, 3});
        slice(new byte[] {1, 2, 3});

        assertThat(tails.bytes()).isEqualTo(6);
    }

    @Test
    void share_moreThanIsHeld_letsGoOfTheLeastRecentlyUsed() {
        List<ByteBuf> slices = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slices.add(slice(new byte[BIG_BYTES]));
            assertThat(tails.bytes()).isLessThanOrEqualTo(SharedTails.BYTES_MAX);
        }

        List<ByteBuf> shared = slices.stream().map(ByteBuf::unwrap).toList();
        slices.forEach(ByteBuf::release);

        long alive = shared.stream().filter(buffer -> buffer.refCnt() > 0).count();
        assertThat(alive * BIG_BYTES).isEqualTo(tails.bytes());
        assertThat(shared.get(19).refCnt()).isEqualTo(1);
        assertThat(shared.get(0).refCnt()).isZero();
    }

    @Test
    void share_oneThatIsLargerThanAllThatIsHeld_isThereForItsSocket() {
        byte[] huge = new byte[(int) SharedTails.BYTES_MAX + 1];

        ByteBuf slice = slice(huge);

        assertThat(slice.readableBytes()).isEqualTo(huge.length);
        slice(new byte[1]);
        assertThat(tails.bytes()).isEqualTo(1);
        assertThat(slice.unwrap().refCnt()).as("the socket's own").isEqualTo(1);
    }

    @Test
    void tick_oftenWithoutUse_letsGo() {
        byte[] used = {1};
        ByteBuf shared = slice(used).unwrap();
        ByteBuf unused = slice(new byte[] {2});
        tick(SharedTails.KEEP_TICKS - 1);
        slice(used);

        tick(1);
        assertThat(tails.bytes()).isEqualTo(1);
        assertThat(unused.unwrap().refCnt()).as("the socket's own").isEqualTo(1);
        tick(SharedTails.KEEP_TICKS);

        assertThat(tails.bytes()).isZero();
        assertThat(shared.refCnt()).as("two sockets' own").isEqualTo(2);
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            tails.tick();
        }
    }

    private ByteBuf slice(byte[] tail) {
        return ((WirePiece.Shared) tails.share(tail)).slice();
    }
}
