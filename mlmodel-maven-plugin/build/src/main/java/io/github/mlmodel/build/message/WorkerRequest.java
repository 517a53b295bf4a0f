package io.github.mlmodel.build.message;

import java.nio.file.Path;
import java.util.List;

/**
 * What the forked JVM is asked to do: the jobs of one goal, in order.
 *
 * @param parent process id of the JVM that asks; the worker ends when it does
 * @param response where the {@link WorkerResponse} is written, whole, at the end
 * @param events file to which {@link WorkerEvent}s are appended, a line each
 * @param threads how many threads may work
 * @param train models to train
 * @param evaluate models to evaluate
 * @param verify bundles to verify
 * @param inspect data to look at
 */
public record WorkerRequest(
        long parent,
        Path response,
        Path events,
        int threads,
        List<TrainJob> train,
        List<EvaluateJob> evaluate,
        List<VerifyJob> verify,
        List<InspectJob> inspect) {

    /** Copies the lists. */
    public WorkerRequest {
        train = List.copyOf(train);
        evaluate = List.copyOf(evaluate);
        verify = List.copyOf(verify);
        inspect = List.copyOf(inspect);
    }
}
