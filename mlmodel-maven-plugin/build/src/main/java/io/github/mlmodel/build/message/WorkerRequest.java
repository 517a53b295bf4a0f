package io.github.mlmodel.build.message;

import java.nio.file.Path;
import java.util.List;

/**
 * What the forked JVM is asked to do: the jobs of one goal, in order.
 *
 * @param parent process id of the JVM that asks; the worker ends when it does
 * @param outcomes folder that takes a file a job with its {@link Outcome}, whole, when the job ends
 * @param events file to which {@link WorkerEvent}s are appended, a line each
 * @param threads how many threads may work
 * @param jobs what to do
 */
public record WorkerRequest(long parent, Path outcomes, Path events, int threads, List<Job<?>> jobs) {

    /** Copies the list. */
    public WorkerRequest {
        jobs = List.copyOf(jobs);
    }

    /** Returns the file that takes the outcome of the job at {@code place}. */
    public Path outcome(int place) {
        return outcomes.resolve(place + ".json");
    }
}
