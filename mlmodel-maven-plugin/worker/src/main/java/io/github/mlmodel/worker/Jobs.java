package io.github.mlmodel.worker;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.build.message.WorkerResponse.EvaluateResult;
import io.github.mlmodel.build.message.WorkerResponse.InspectResult;
import io.github.mlmodel.build.message.WorkerResponse.JobFailure;
import io.github.mlmodel.build.message.WorkerResponse.TrainResult;
import io.github.mlmodel.build.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.data.Inspection;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.image.ImageInspection;
import io.github.mlmodel.worker.train.EffectiveParameters;
import io.github.mlmodel.worker.train.Training;
import io.github.mlmodel.worker.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the jobs of a request, one after another; a job that fails leaves the others alone. */
final class Jobs {

    private final WorkerRequest request;
    private final EventLog events;
    private final List<JobFailure> failures = new ArrayList<>();

    private Jobs(WorkerRequest request, EventLog events) {
        this.request = request;
        this.events = events;
    }

    static WorkerResponse run(WorkerRequest request, EventLog events) {
        Jobs jobs = new Jobs(request, events);
        List<TrainResult> trained = jobs.each(
                request.train(),
                job -> job.spec().name(),
                "the model was trained",
                (job, asked, progress) -> Training.train(job, asked.threads(), progress));
        List<EvaluateResult> evaluated = jobs.each(
                request.evaluate(),
                job -> job.spec().name(),
                "the model was evaluated",
                (job, asked, progress) -> Evaluator.evaluate(job, asked.threads(), progress));
        List<VerifyResult> verified = jobs.each(
                request.verify(),
                VerifyJob::name,
                "the bundle was verified",
                (job, asked, progress) -> Verifier.verify(job));
        List<InspectResult> inspected = jobs.each(
                request.inspect(), InspectJob::name, "the data was looked at", (job, asked, progress) -> inspect(
                                job, asked.threads(), progress)
                        .withParameters(EffectiveParameters.of(job.trainer())));
        return new WorkerResponse(jobs.failures, trained, evaluated, verified, inspected);
    }

    private static InspectResult inspect(InspectJob job, int threads, Progress progress) {
        return job.dataset()
                .source()
                .choose(
                        delimited -> Inspection.inspect(job, delimited, threads, progress),
                        images -> ImageInspection.inspect(job, images, threads, progress));
    }

    private <J, R> List<R> each(List<J> jobs, Function<J, String> name, String meanwhile, Work<J, R> work) {
        List<R> results = new ArrayList<>();
        for (J job : jobs) {
            events.begin(name.apply(job));
            attempt(name.apply(job), job, meanwhile, work).ifPresent(results::add);
        }
        return results;
    }

    private <J, R> Optional<R> attempt(String name, J job, String meanwhile, Work<J, R> work) {
        try {
            return Optional.of(work.run(job, request, events.progress(name)));
        } catch (ChangedFilesException e) {
            String sentence = e.whileThis(meanwhile).sentence();
            failures.add(new JobFailure(name, true, sentence, "", e.paths()));
        } catch (MlModelException e) {
            boolean user = e.kind() == MlModelException.Kind.USER;
            failures.add(new JobFailure(name, user, e.sentence(), user ? "" : trace(e)));
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // The edge of the worker: own code and engines may throw anything, and the other jobs do not depend on it.
            if (WorkerLife.isOutOfMemory(e)) {
                throw new IllegalStateException(e);
            }
            String message = "Model '" + name + "' failed unexpectedly: " + e
                    + ". Run with -X for the stack trace; it shows whether own code or mlmodel is at fault.";
            failures.add(new JobFailure(name, false, message, trace(e)));
        }
        return Optional.empty();
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** What is done for one job. */
    @FunctionalInterface
    interface Work<J, R> {

        R run(J job, WorkerRequest request, Progress progress) throws IOException;
    }
}
