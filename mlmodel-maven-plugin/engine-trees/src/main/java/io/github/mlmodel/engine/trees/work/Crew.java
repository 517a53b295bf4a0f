package io.github.mlmodel.engine.trees.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Some threads that share numbered pieces of work. What a piece computes must depend on its number only, never on the
 * thread: then results are the same for any number of threads.
 */
public final class Crew implements AutoCloseable {

    private final int threads;
    private final ExecutorService others;

    /** Starts a crew; the caller's thread is one of them. */
    public Crew(int threads) {
        this.threads = Math.max(1, threads);
        this.others = Executors.newFixedThreadPool(Math.max(1, this.threads - 1), task -> {
            Thread thread = new Thread(task, "mlmodel-crew");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does the pieces {@code 0 … count − 1} and returns when all are done. */
    public void each(int count, IntConsumer piece) {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                piece.accept(i);
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            helpers.add(others.submit(work));
        }
        try {
            work.run();
        } finally {
            next.set(count);
            helpers.forEach(Crew::await);
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }

    private static void await(Future<?> helper) {
        try {
            helper.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
