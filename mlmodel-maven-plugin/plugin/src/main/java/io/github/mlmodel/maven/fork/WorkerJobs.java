package io.github.mlmodel.maven.fork;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import java.util.List;

/**
 * What one worker is asked to do.
 *
 * @param train models to train
 * @param evaluate models to evaluate
 * @param verify bundles to verify
 * @param inspect data to look at
 */
public record WorkerJobs(
        List<TrainJob> train, List<EvaluateJob> evaluate, List<VerifyJob> verify, List<InspectJob> inspect) {

    /** Copies the lists. */
    public WorkerJobs {
        train = List.copyOf(train);
        evaluate = List.copyOf(evaluate);
        verify = List.copyOf(verify);
        inspect = List.copyOf(inspect);
    }

    /** Asks for models to be trained. */
    public static WorkerJobs train(List<TrainJob> jobs) {
        return new WorkerJobs(jobs, List.of(), List.of(), List.of());
    }

    /** Asks for models to be evaluated. */
    public static WorkerJobs evaluate(List<EvaluateJob> jobs) {
        return new WorkerJobs(List.of(), jobs, List.of(), List.of());
    }

    /** Asks for bundles to be verified. */
    public static WorkerJobs verify(List<VerifyJob> jobs) {
        return new WorkerJobs(List.of(), List.of(), jobs, List.of());
    }

    /** Asks for data to be looked at. */
    public static WorkerJobs inspect(List<InspectJob> jobs) {
        return new WorkerJobs(List.of(), List.of(), List.of(), jobs);
    }
}
