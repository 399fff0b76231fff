package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnerTest {
    private static final int WAIT_SECONDS = 20;

    @Test
    void check_onOwnThread_passes() {
        Owner owner = Owner.here();

        assertThatCode(owner::check).doesNotThrowAnyException();
    }

    @Test
    void check_onOtherThread_failsAndNamesBoth() {
        String here = Thread.currentThread().getName();
        Owner owner = Owner.here();

        assertThatThrownBy(() -> CompletableFuture.runAsync(owner::check).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("(expected: " + here + ")");
    }

    @Test
    void check_onDuplicatedContextOfSameThread_passes() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
            CompletableFuture<Boolean> passed = new CompletableFuture<>();
            context.runOnContext(ignored -> {
                Owner owner = Owner.here();
                context.duplicate().runOnContext(again -> {
                    owner.check();
                    passed.complete(true);
                });
            });

            assertThat(passed.get(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
