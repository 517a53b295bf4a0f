package io.github.mlmodel.worker;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.image.ImageInspection;
import io.github.mlmodel.worker.source.Inspection;
import io.github.mlmodel.worker.train.EffectiveParameters;
import io.github.mlmodel.worker.train.Training;
import io.github.mlmodel.worker.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs the jobs of a request, one after another; a job that fails leaves the others alone. */
final class Jobs {

    /** A handler a kind of job. */
    static final List<Handler<?, ?>> HANDLERS = List.of(
            new Handler<>(TrainJob.class, "the model was trained", Training::train),
            new Handler<>(EvaluateJob.class, "the model was evaluated", Evaluator::evaluate),
            new Handler<>(VerifyJob.class, "the bundle was verified", (job, threads, progress) -> Verifier.verify(job)),
            new Handler<>(InspectJob.class, "the data was looked at", Jobs::inspect));

    private Jobs() {}

    /** Runs the jobs and writes the outcome of each when it has ended. */
    static void run(WorkerRequest request, EventLog events) throws IOException {
        for (int i = 0; i < request.jobs().size(); i++) {
            Job<?> job = request.jobs().get(i);
            events.begin(job.name());
            handler(job).attempt(job, request.threads(), events).write(request.outcome(i));
        }
    }

    private static Handler<?, ?> handler(Job<?> job) {
        return HANDLERS.stream()
                .filter(handler -> handler.kind.isInstance(job))
                .findFirst()
                .orElseThrow();
    }

    private static InspectResult inspect(InspectJob job, int threads, Progress progress) {
        InspectResult found = job.dataset()
                .source()
                .choose(
                        table -> Inspection.inspect(job, table, threads, progress),
                        images -> ImageInspection.inspect(job, images, threads, progress));
        return found.withParameters(EffectiveParameters.of(job.trainer()));
    }

    /**
     * How jobs of a kind are done.
     *
     * @param kind the kind
     * @param meanwhile what is under way, in the past: {@code the model was trained}
     * @param work what is done
     */
    record Handler<J extends Job<R>, R>(Class<J> kind, String meanwhile, Work<J, R> work) {

        private Outcome<R> attempt(Job<?> job, int threads, EventLog events) {
            String name = job.name();
            try {
                return new Outcome.Done<>(work.run(kind.cast(job), threads, events.progress(name)));
            } catch (ChangedFilesException e) {
                return new Outcome.Failed<>(
                        true, e.whileThis(meanwhile).sentence(), e.anchor().orElse(null), "", e.paths());
            } catch (MlModelException e) {
                boolean user = e.kind() == MlModelException.Kind.USER;
                return new Outcome.Failed<>(
                        user, e.sentence(), e.anchor().orElse(null), user ? "" : trace(e), List.of());
            } catch (Throwable e) {
                // The edge of the worker: own code and engines may throw anything, and the other jobs do not depend on
                // it.
                if (WorkerLife.isOutOfMemory(e)) {
                    throw new IllegalStateException(e);
                }
                if (e instanceof VirtualMachineError broken && !(e instanceof StackOverflowError)) {
                    throw broken;
                }
                String sentence = "Model '" + name + "' failed unexpectedly: " + e
                        + ". Run with -X for the stack trace; it shows whether own code or mlmodel is at fault.";
                return new Outcome.Failed<>(false, sentence, null, trace(e), List.of());
            }
        }

        private static String trace(Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }

    /** What is done for one job. */
    @FunctionalInterface
    interface Work<J, R> {

        R run(J job, int threads, Progress progress) throws IOException;
    }
}
