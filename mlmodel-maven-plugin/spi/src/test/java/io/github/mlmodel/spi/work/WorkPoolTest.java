package io.github.mlmodel.spi.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void resultsComeInTheOrderOfThePieces(int threads) {
        List<Integer> expected = IntStream.range(0, 500).map(i -> i * i).boxed().toList();

        try (WorkPool workers = new WorkPool(threads)) {
            assertThat(workers.map(500, i -> i * i)).isEqualTo(expected);
            assertThat(workers.map(0, i -> i)).isEmpty();
        }
        assertThat(WorkPool.map(500, threads, i -> i * i)).isEqualTo(expected);
    }

    @Test
    void piecesAreDoneAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);

        try (WorkPool workers = new WorkPool(3)) {
            workers.each(3, i -> meet(all));
        }

        assertThat(all.isBroken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void ofSeveralFailuresTheFirstPiecesIsThrown(int threads) {
        CyclicBarrier both = new CyclicBarrier(2);

        try (WorkPool workers = new WorkPool(threads)) {
            assertThatThrownBy(() -> workers.each(1000, i -> {
                        if (i == 3 || i == 4) {
                            if (threads > 1) {
                                meet(both);
                            }
                            throw i == 3
                                    ? MlModelException.user("piece 3")
                                    : new IllegalArgumentException("piece " + i);
                        }
                    }))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("piece 3");
            assertThat(workers.map(2, i -> i)).as("the workers go on").containsExactly(0, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anErrorStaysTheErrorThatItIs(int threads) {
        AssertionError error = new AssertionError("of a piece");

        assertThatThrownBy(() -> WorkPool.map(8, threads, i -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void nothingIsBegunAfterAFailure() {
        AtomicInteger begun = new AtomicInteger();

        try (WorkPool workers = new WorkPool(1)) {
            assertThatThrownBy(() -> workers.each(10, i -> {
                        begun.incrementAndGet();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }

        assertThat(begun).hasValue(1);
    }

    @Test
    void anInterruptionIsToldWhenNoPieceIsAtWorkAnyMore() {
        Thread caller = Thread.currentThread();
        CountDownLatch helping = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();

        try (WorkPool workers = new WorkPool(2)) {
            assertThatThrownBy(() -> workers.each(2, i -> {
                        if (Thread.currentThread() == caller) {
                            spinUntilOpen(helping);
                        } else {
                            helping.countDown();
                            interruptWhenWaiting(caller);
                        }
                        done.incrementAndGet();
                    }))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The work was interrupted.");
        }

        assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
        assertThat(done).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void tasksThatWereStartedGiveTheirResultsAndFailures(int threads) {
        try (WorkPool workers = new WorkPool(threads)) {
            WorkPool.Pending<String> good = workers.start(() -> "good");
            WorkPool.Pending<String> bad = workers.start(() -> {
                throw new IllegalArgumentException("bad");
            });
            WorkPool.Pending<Thread> here = WorkPool.here(Thread::currentThread);

            assertThat(good.result()).isEqualTo("good");
            assertThatThrownBy(bad::result)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bad");
            assertThat(here.result()).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void anInterruptionIsKeptWhereAPieceFailed() {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);

        try (WorkPool workers = new WorkPool(2)) {
            assertThatThrownBy(() -> workers.each(2, piece -> {
                        if (Thread.currentThread() != caller) {
                            begun.countDown();
                            interruptWhenWaiting(caller);
                            throw new IllegalStateException("beside");
                        }
                        meet(begun);
                    }))
                    .hasMessage("beside");
        }

        assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
    }

    @Test
    void aTaskThatWasDroppedIsNotWaitedFor() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        WorkPool workers = new WorkPool(2);
        WorkPool.Pending<Boolean> running = workers.start(() -> {
            begun.countDown();
            meet(never);
            return true;
        });
        WorkPool.Pending<Boolean> dropped = workers.start(() -> true);
        meet(begun);

        workers.close();

        assertThatThrownBy(dropped::result).isInstanceOf(CancellationException.class);
        assertThat(running).isNotNull();
    }

    @Test
    void aTaskIsWaitedForAlthoughTheCallerIsInterrupted() {
        Thread caller = Thread.currentThread();
        AtomicInteger done = new AtomicInteger();

        try (WorkPool workers = new WorkPool(2)) {
            WorkPool.Pending<Integer> task = workers.start(() -> {
                interruptWhenWaiting(caller);
                return done.incrementAndGet();
            });

            assertThatThrownBy(task::result)
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The work was interrupted.");
            assertThat(done).hasValue(1);
        }

        assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Queue<String> ended = new ConcurrentLinkedQueue<>();
        CountDownLatch never = new CountDownLatch(1);
        CyclicBarrier all = new CyclicBarrier(3);

        try (WorkPool workers = new WorkPool(3)) {
            workers.each(3, i -> {
                threads.add(Thread.currentThread());
                meet(all);
            });
            CountDownLatch begun = new CountDownLatch(2);
            for (int i = 0; i < 3; i++) {
                workers.start(() -> {
                    begun.countDown();
                    meet(never);
                    return ended.add("interrupted");
                });
            }
            meet(begun);
        }

        assertThat(ended).as("the third was never begun").hasSize(2);
        threads.remove(Thread.currentThread());
        assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void interruptWhenWaiting(Thread other) {
        while (other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        other.interrupt();
        while (other.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    /** Waits without the state of one who waits: that is to be the wait for the other pieces alone. */
    private static void spinUntilOpen(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void meet(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
