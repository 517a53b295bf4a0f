package io.github.mlmodel.worker.concurrent;

import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Does independent pieces of work at once; results come in the order of the pieces. */
public final class Parallel {

    private Parallel() {}

    /** Returns the results of {@code work} for 0 to {@code count - 1}. */
    public static <T> List<T> map(int count, int threads, IntFunction<T> work) {
        List<T> results = new ArrayList<>(count);
        if (threads <= 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                results.add(work.apply(i));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
        try {
            List<Callable<T>> pieces = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int piece = i;
                pieces.add(() -> work.apply(piece));
            }
            for (Future<T> future : pool.invokeAll(pieces)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The work was interrupted.", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
