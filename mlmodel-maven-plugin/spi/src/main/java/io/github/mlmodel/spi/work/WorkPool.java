package io.github.mlmodel.spi.work;

import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some threads that share numbered pieces of work; the caller's is one of them. What a piece computes must depend on its
 * number only, never on the thread: then results are the same for any number of threads.
 *
 * <p>Whatever happens, no piece is at work any more when a method returns, and no thread when the workers are closed. Of the
 * failures of several pieces that with the lowest number is thrown, as if they had been done one after another. A piece must
 * not wait for the pool that does it.
 */
public final class WorkPool implements AutoCloseable {

    /**
     * Nanoseconds that a thread looks for work before it sleeps, where each has a processor: to wake one takes about as long as
     * summing the rows of a node, and the next round of work is often nearer than that.
     */
    private static final long SPIN = 100_000;

    private final int threads;
    private final long spin;
    private final ExecutorService others;

    /** Starts workers; threads are made when there is work for them. */
    public WorkPool(int threads) {
        this.threads = Math.max(1, threads);
        spin = this.threads <= Runtime.getRuntime().availableProcessors() ? SPIN : 0;
        int size = Math.max(1, this.threads - 1);
        others = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new WorkQueue(spin), task -> {
            Thread thread = new Thread(task, "mlmodel-work");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns the results of pieces {@code 0 … count − 1}, in this order, from workers for these pieces alone. */
    public static <T> List<T> map(int count, int threads, IntFunction<T> piece) {
        try (WorkPool workers = new WorkPool(Math.min(threads, count))) {
            return workers.map(count, piece);
        }
    }

    /** Returns the results of pieces {@code 0 … count − 1}, in this order. */
    public <T> List<T> map(int count, IntFunction<T> piece) {
        @SuppressWarnings("unchecked") // an array of nothing but what the pieces return
        T[] results = (T[]) new Object[count];
        each(count, i -> results[i] = piece.apply(i));
        return Arrays.asList(results);
    }

    /** Does the pieces {@code 0 … count − 1} and returns when all are done. */
    public void each(int count, IntConsumer piece) {
        Round round = new Round(count, piece);
        List<FutureTask<?>> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            FutureTask<?> helper = new FutureTask<>(round, null);
            helpers.add(helper);
            others.execute(helper);
        }
        round.run();
        boolean interrupted = false;
        for (FutureTask<?> helper : helpers) {
            spin(helper);
            interrupted |= ended(helper);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        round.throwFailure();
        throwIf(interrupted);
    }

    private void spin(FutureTask<?> helper) {
        long end = System.nanoTime() + spin;
        while (!helper.isDone() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Starts a task beside the caller's own work; where there is one thread only, the caller's does it at once. */
    public <T> Pending<T> start(Supplier<T> task) {
        if (threads == 1) {
            return here(task);
        }
        FutureTask<T> running = new FutureTask<>(task::get);
        others.execute(running);
        return new Pending<>(running);
    }

    /** Does a task that no other thread may do, and keeps what comes of it for those who ask in their order. */
    public static <T> Pending<T> here(Supplier<T> task) {
        FutureTask<T> done = new FutureTask<>(task::get);
        done.run();
        return new Pending<>(done);
    }

    /** Drops what was started and not begun, and waits for what is at work. */
    @Override
    public void close() {
        for (Runnable dropped : others.shutdownNow()) {
            ((FutureTask<?>) dropped).cancel(false);
        }
        boolean interrupted = false;
        while (!others.isTerminated()) {
            try {
                others.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task that was started. */
    public static final class Pending<T> {

        private final FutureTask<T> task;

        private Pending(FutureTask<T> task) {
            this.task = task;
        }

        /** Returns the task's result, or throws what it threw. */
        public T result() {
            throwIf(ended(task));
            try {
                return task.get();
            } catch (InterruptedException e) {
                throw new IllegalStateException("a result that is there is not waited for", e);
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
    }

    /** Waits for the end of a task, which cannot be stopped, and says whether this thread was interrupted meanwhile. */
    private static boolean ended(FutureTask<?> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                return interrupted;
            } catch (ExecutionException e) {
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static void throwIf(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The work was interrupted.");
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    /** Work that waits; who takes it looks for some for a while before sleeping. */
    private static final class WorkQueue extends LinkedBlockingQueue<Runnable> {

        private static final long serialVersionUID = 1;

        private final long spin;

        WorkQueue(long spin) {
            this.spin = spin;
        }

        @Override
        public Runnable take() throws InterruptedException {
            long end = System.nanoTime() + spin;
            do {
                Runnable next = poll();
                if (next != null) {
                    return next;
                }
                Thread.onSpinWait();
            } while (System.nanoTime() < end);
            return super.take();
        }
    }

    /** Pieces of work, of which every thread takes the next one until there is none, or one has failed. */
    private static final class Round implements Runnable {

        private final int count;
        private final IntConsumer piece;
        private final AtomicInteger next = new AtomicInteger();
        private int failed;
        private @Nullable Throwable failure;

        Round(int count, IntConsumer piece) {
            this.count = count;
            this.piece = piece;
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    piece.accept(i);
                } catch (RuntimeException | Error e) {
                    fail(i, e);
                    return;
                }
            }
        }

        /** Numbers are handed out in order, so all pieces before the first that fails are done whatever the threads. */
        private synchronized void fail(int number, Throwable e) {
            next.set(count);
            if (failure == null || number < failed) {
                failed = number;
                failure = e;
            }
        }

        synchronized void throwFailure() {
            if (failure != null) {
                throw unchecked(failure);
            }
        }
    }
}
