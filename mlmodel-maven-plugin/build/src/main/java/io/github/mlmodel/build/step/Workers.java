package io.github.mlmodel.build.step;

import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.util.List;

/** Runs jobs in a JVM of its own, whose class path has what they need. */
public interface Workers {

    /**
     * Runs jobs of one kind, one after another, and hands over what became of each as soon as it has ended.
     *
     * @param run name of the run, which its log file bears
     * @param jobs the jobs; without any, no worker is started
     * @param taker takes each outcome, in the order of the jobs
     * @throws MlModelException if the worker crashes or takes too long; outcomes that were handed over before stay so
     */
    <J extends Job<R>, R> void run(String run, List<J> jobs, Outcome.Taker<J, R> taker) throws IOException;
}
