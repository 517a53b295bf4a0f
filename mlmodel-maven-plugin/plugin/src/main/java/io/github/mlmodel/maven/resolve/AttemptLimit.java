package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.maven.resolve.FetchedBundle.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The longest time of one attempt to fetch: a server that sends a byte a minute keeps within every other limit. */
record AttemptLimit(Duration limit) {

    /** Makes an attempt; there is none where it took too long. */
    <T> Optional<T> within(Callable<T> attempt) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(attempt);
        Thread thread = new Thread(task, "mlmodel-read-back");
        // What it waits for may never come.
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** Says that an attempt took too long. */
    Refused overrun(ArtifactCoordinates bundle, DeploymentRepository repository) {
        return new Refused(
                Refusal.TIMEOUT,
                "Repository " + repository + " had not handed " + bundle + " over after " + limit.toSeconds()
                        + " s. The upload may be complete; run 'mvn mlmodel:deploy' when the repository is faster, or"
                        + " allow more: ten times -Daether.connector.requestTimeout=MILLISECONDS.");
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
