package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class WorkerBudgetTest {

    private final Map<String, Object> shared = new HashMap<>();

    @Test
    void oneWorkerHasAllProcessorsAndHalfTheMemory() {
        WorkerBudget budget = WorkerBudget.of(shared, 8, 1, 16000);

        assertThat(budget.threadsOfOne()).isEqualTo(8);
        assertThat(budget.heapMegabytesOfOne()).isEqualTo(8000);
    }

    @Test
    void workersAtOnceDivideTheMachine() {
        WorkerBudget budget = WorkerBudget.of(shared, 8, 3, 24000);

        assertThat(budget.threadsOfOne()).isEqualTo(3);
        assertThat(budget.heapMegabytesOfOne()).isEqualTo(4000);
    }

    @Test
    void aWorkerWaitsForProcessorsThatAnotherModuleUses() throws InterruptedException {
        WorkerBudget first = WorkerBudget.of(shared, 2, 1, 16000);
        WorkerBudget second = WorkerBudget.of(shared, 2, 1, 16000);

        assertWaits(first, second, 2, 1000);
    }

    @Test
    void aWorkerWaitsForMemoryThatAnotherModuleUses() throws InterruptedException {
        WorkerBudget first = WorkerBudget.of(shared, 8, 4, 16000);
        WorkerBudget second = WorkerBudget.of(shared, 8, 4, 16000);

        assertWaits(first, second, 1, 7000);
    }

    @Test
    void aHeapBeyondTheMachineRunsAlone() throws InterruptedException {
        WorkerBudget budget = WorkerBudget.of(shared, 8, 4, 16000);

        try (WorkerBudget.Share share = budget.take(64, 64000)) {
            assertThat(share).isNotNull();
            assertThat(shared.values()).allSatisfy(left -> assertThat(((Semaphore) left).availablePermits())
                    .isZero());
        }
        assertThat(shared.values().stream().map(left -> ((Semaphore) left).availablePermits()))
                .containsExactlyInAnyOrder(8, 12000);
    }

    @Test
    void onlyClassesThatEveryClassLoaderSharesAreStored() {
        WorkerBudget.of(shared, 8, 4, 16000);

        assertThat(shared.values()).hasSize(2).allMatch(value -> value.getClass() == Semaphore.class);
    }

    private void assertWaits(WorkerBudget first, WorkerBudget second, int threads, int megabytes)
            throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Void> other;
        try (WorkerBudget.Share share = first.take(threads, megabytes)) {
            assertThat(share).isNotNull();
            other = CompletableFuture.runAsync(() -> takeAndGiveBack(second, threads, megabytes, taken));
            // The thread is seen to wait, or it would have counted down.
            while (waiting() == 0) {
                Thread.onSpinWait();
            }
            assertThat(taken.getCount()).isEqualTo(1);
        }
        other.join();
        assertThat(taken.getCount()).isZero();
    }

    private int waiting() {
        return shared.values().stream()
                .mapToInt(left -> ((Semaphore) left).getQueueLength())
                .sum();
    }

    private static void takeAndGiveBack(WorkerBudget budget, int threads, int megabytes, CountDownLatch taken) {
        try (WorkerBudget.Share share = budget.take(threads, megabytes)) {
            assertThat(share).isNotNull();
            taken.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
