package io.caraway.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one place where tests wait: asks for a condition again and again until it holds or its time is up. */
public final class Deadline {
    private static final int PAUSE_MILLIS = 20;

    private final Duration limit;
    private final long endNanos;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.endNanos = System.nanoTime() + limit.toNanos();
    }

    /** A deadline that many seconds from now. */
    public static Deadline seconds(int seconds) {
        return new Deadline(Duration.ofSeconds(seconds));
    }

    /** Returns once {@code condition} holds; fails with {@code details} when the time is up. */
    public void until(String what, BooleanSupplier condition, Supplier<String> details) {
        get(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), details);
    }

    /** The first answer of {@code question}; fails with {@code details} when the time is up. */
    public <T> T get(String what, Supplier<Optional<T>> question, Supplier<String> details) {
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() >= endNanos) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "\n" + details.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
