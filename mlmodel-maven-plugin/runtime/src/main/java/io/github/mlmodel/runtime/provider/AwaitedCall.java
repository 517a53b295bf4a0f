package io.github.mlmodel.runtime.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * A call on a thread of its own that is waited for whatever happens: native code cannot be stopped, and what it uses must
 * not be given back under it.
 */
public final class AwaitedCall<T> {

    private final FutureTask<T> task;

    private AwaitedCall(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Starts a call.
     *
     * @param stack how many bytes of stack its thread has, or 0 for the JVM's default
     */
    public static <T> AwaitedCall<T> start(Callable<T> call, long stack) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, "mlmodel-predicting", stack);
        thread.setDaemon(true);
        thread.start();
        return new AwaitedCall<>(task);
    }

    /** Does the same work on several threads, which share it among themselves; throws what one of them threw. */
    public static void share(int threads, Runnable work) {
        if (threads <= 1) {
            work.run();
            return;
        }
        List<AwaitedCall<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(start(Executors.callable(work, true), 0));
        }
        List<Throwable> failures = new ArrayList<>();
        for (AwaitedCall<Boolean> call : calls) {
            try {
                call.await();
            } catch (ExecutionException e) {
                failures.add(Objects.requireNonNull(e.getCause()));
            }
        }
        if (!failures.isEmpty()) {
            throw unchecked(failures.get(0));
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** Waits for the call's result; an interruption is kept for later. */
    public T await() throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
