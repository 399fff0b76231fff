package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipeTest {
    private static final long SEED = 20;

    private final Pipe<Item> pipe = new Pipe<>();

    /** An item that tells itself apart. */
    private record Item(int number, long bytes) implements PipeItem {}

    @AfterEach
    void booksAddUp() {
        pipe.checkInvariants();
    }

    @Test
    void push_severalItems_comeOutInOrder() {
        push(1, 2, 3);

        assertThat(pipe.first()).contains(new Item(1, 1));
        pipe.removeFirst();
        assertThat(numbers()).containsExactly(2, 3);
        assertThat(pipe.bytes()).isEqualTo(5);
    }

    @Test
    void first_ofEmptyPipe_isNothing() {
        assertThat(pipe.first()).isEmpty();
        assertThat(pipe.size()).isZero();
        assertThat(pipe.isFull()).isFalse();
    }

    @Test
    void removeFirst_ofEmptyPipe_fails() {
        assertThatThrownBy(pipe::removeFirst).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void pushFirst_severalItems_keepTheirOrderBeforeAllOthers() {
        push(8, 9);

        pipe.pushFirst(List.of(new Item(1, 10), new Item(2, 20)));

        assertThat(numbers()).containsExactly(1, 2, 8, 9);
        assertThat(pipe.bytes()).isEqualTo(47);
    }

    @Test
    void removeIf_someItems_leavesOthersInOrder() {
        push(1, 2, 3, 4, 5);

        pipe.removeIf(item -> item.number() % 2 == 1);

        assertThat(numbers()).containsExactly(2, 4);
        assertThat(pipe.bytes()).isEqualTo(6);
    }

    @Test
    void isFull_byItems_aboveLimitOnly() {
        for (int i = 0; i < Pipe.ITEMS_MAX; i++) {
            pipe.push(new Item(i, 0));
        }
        assertThat(pipe.isFull()).isFalse();

        pipe.push(new Item(-1, 0));

        assertThat(pipe.isFull()).isTrue();
    }

    @Test
    void isFull_byBytes_aboveLimitOnly() {
        pipe.push(new Item(1, Pipe.BYTES_MAX - 1));
        pipe.push(new Item(2, 1));
        assertThat(pipe.isFull()).isFalse();

        pipe.push(new Item(3, 1));

        assertThat(pipe.isFull()).isTrue();
    }

    @Test
    void isFull_withOneHugeItem_isFalse() {
        pipe.push(new Item(1, 10 * Pipe.BYTES_MAX));

        assertThat(pipe.isFull()).isFalse();
    }

    @Test
    void anyCalls_behaveLikePlainList() {
        Random random = new Random(SEED);
        List<Item> model = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Item item = new Item(i, random.nextInt(1000));
            switch (random.nextInt(4)) {
                case 0 -> {
                    pipe.push(item);
                    model.add(item);
                }
                case 1 -> {
                    List<Item> two = List.of(item, new Item(-i, random.nextInt(1000)));
                    pipe.pushFirst(two);
                    model.addAll(0, two);
                }
                case 2 -> {
                    if (!model.isEmpty()) {
                        pipe.removeFirst();
                        model.remove(0);
                    }
                }
                default -> {
                    int rest = random.nextInt(7);
                    pipe.removeIf(other -> Math.floorMod(other.number(), 7) == rest);
                    model.removeIf(other -> Math.floorMod(other.number(), 7) == rest);
                }
            }
            assertThat(pipe.items()).as("seed %d, call %d", SEED, i).containsExactlyElementsOf(model);
            assertThat(pipe.size()).as("seed %d, call %d", SEED, i).isEqualTo(model.size());
            pipe.checkInvariants();
        }
    }

    private void push(int... numbers) {
        for (int number : numbers) {
            pipe.push(new Item(number, number));
        }
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        pipe.items().forEach(item -> numbers.add(item.number()));
        return numbers;
    }
}
