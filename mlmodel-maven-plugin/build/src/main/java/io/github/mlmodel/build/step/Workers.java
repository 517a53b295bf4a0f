package io.github.mlmodel.build.step;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.util.List;

/**
 * Runs jobs in a JVM of its own, whose class path has what they need. A job that fails stands in the response; a worker
 * that crashes is an {@link MlModelException}.
 */
public interface Workers {

    /**
     * Trains models.
     *
     * @param run name of the run, which its log file bears
     */
    WorkerResponse train(String run, List<TrainJob> jobs) throws IOException;

    /** Evaluates models. */
    WorkerResponse evaluate(String run, List<EvaluateJob> jobs) throws IOException;

    /** Verifies bundles. */
    WorkerResponse verify(String run, List<VerifyJob> jobs) throws IOException;

    /** Looks at data. */
    WorkerResponse inspect(String run, List<InspectJob> jobs) throws IOException;
}
