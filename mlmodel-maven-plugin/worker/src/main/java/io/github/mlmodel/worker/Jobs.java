package io.github.mlmodel.worker;

import io.github.mlmodel.build.message.CheckJob;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.build.message.DriftJob;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.ReproduceJob;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.contract.ContractTrial;
import io.github.mlmodel.worker.drift.DriftCount;
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.evaluate.RowsForTests;
import io.github.mlmodel.worker.evaluate.TrainedAgain;
import io.github.mlmodel.worker.image.ImageInspection;
import io.github.mlmodel.worker.schema.SchemaCheck;
import io.github.mlmodel.worker.schema.SchemaInference;
import io.github.mlmodel.worker.source.Inspection;
import io.github.mlmodel.worker.train.EffectiveParameters;
import io.github.mlmodel.worker.train.FoldedTraining;
import io.github.mlmodel.worker.train.Training;
import io.github.mlmodel.worker.trial.ConfigurationTrial;
import io.github.mlmodel.worker.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the jobs of a request, one after another; a job that fails leaves the others alone. */
final class Jobs {

    /** A handler a kind of job. */
    static final List<Handler<?, ?>> HANDLERS = List.of(
            new Handler<>(TrainJob.class, "the model was trained", Jobs::training),
            new Handler<>(
                    FoldsJob.class,
                    "the model was cross-validated",
                    (job, threads, progress) -> new Work<>(() -> FoldedTraining.of(job, threads, progress))),
            new Handler<>(
                    EvaluateJob.class,
                    "the model was evaluated",
                    (job, threads, progress) -> new Work<>(() -> Evaluator.evaluate(job, threads, progress))),
            new Handler<>(
                    VerifyJob.class,
                    "the bundle was verified",
                    (job, threads, progress) -> new Work<>(() -> Verifier.verify(job, progress))),
            new Handler<>(
                    ContractJob.class,
                    "the model was tried by contracts",
                    (job, threads, progress) -> new Work<>(() -> ContractTrial.of(job))),
            new Handler<>(
                    ReproduceJob.class,
                    "the model was compared with the released one",
                    (job, threads, progress) -> new Work<>(() -> TrainedAgain.compare(job, threads, progress))),
            new Handler<>(
                    TrialJob.class,
                    "the model was tried",
                    (job, threads, progress) -> new Work<>(() -> ConfigurationTrial.of(job, threads, progress))),
            new Handler<>(
                    CheckJob.class,
                    "the data was compared with its schema",
                    (job, threads, progress) -> new Work<>(() -> SchemaCheck.check(job, threads, progress))),
            new Handler<>(
                    SchemaJob.class,
                    "the data was looked at",
                    (job, threads, progress) -> new Work<>(() -> SchemaInference.infer(job, threads, progress))),
            new Handler<>(
                    DriftJob.class,
                    "the data was compared with that of the training",
                    (job, threads, progress) -> new Work<>(() -> DriftCount.count(job, threads, progress))),
            new Handler<>(
                    RowsJob.class,
                    "the held-back rows were read",
                    (job, threads, progress) -> new Work<>(() -> RowsForTests.write(job, threads, progress))),
            new Handler<>(
                    InspectJob.class,
                    "the data was looked at",
                    (job, threads, progress) -> new Work<>(() -> inspect(job, threads, progress))));

    private Jobs() {}

    /**
     * Runs the jobs and writes the outcome of each when it has ended. Where there are several, all of them are looked at
     * first: what makes one of them vain is said before time is spent on the others, and none is begun then.
     */
    static void run(WorkerRequest request, EventLog events) throws IOException {
        List<Undertaking<?>> all = new ArrayList<>();
        for (Job<?> job : request.jobs()) {
            all.add(handler(job).undertake(job, request.threads(), events));
        }
        Map<Undertaking<?>, Outcome<?>> vain = all.size() > 1 ? vain(all, events) : Map.of();
        for (int i = 0; i < all.size(); i++) {
            Undertaking<?> one = all.get(i);
            if (vain.isEmpty()) {
                events.begin(one.name);
            }
            Outcome<?> outcome = vain.isEmpty() ? one.work() : vain.getOrDefault(one, new Outcome.NotBegun<>());
            outcome.write(request.outcome(i));
        }
    }

    /** Returns the failures of the first looks that some job does not pass, so that rows wait for what is known without. */
    private static Map<Undertaking<?>, Outcome<?>> vain(List<Undertaking<?>> all, EventLog events) {
        Map<Undertaking<?>, Outcome<?>> vain = new HashMap<>();
        int most = all.stream().mapToInt(one -> one.work.looks().size()).max().orElse(0);
        for (int look = 0; look < most && vain.isEmpty(); look++) {
            for (Undertaking<?> one : all) {
                if (look < one.work.looks().size()) {
                    events.begin(one.name);
                    one.failureOf(one.work.looks().get(look)).ifPresent(failure -> vain.put(one, failure));
                }
            }
        }
        return vain;
    }

    private static Handler<?, ?> handler(Job<?> job) {
        return HANDLERS.stream()
                .filter(handler -> handler.kind.isInstance(job))
                .findFirst()
                .orElseThrow();
    }

    private static Work<TrainResult> training(TrainJob job, int threads, Progress progress) {
        Training training = new Training(job, threads, progress);
        return new Work<>(List.of(training::lookAtTrainer, training::lookAtRows), training::train);
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
     * @param method makes of a job what is to be done
     */
    record Handler<J extends Job<R>, R>(Class<J> kind, String meanwhile, Method<J, R> method) {

        Undertaking<R> undertake(Job<?> job, int threads, EventLog events) {
            Work<R> work = method.of(kind.cast(job), threads, events.progress(job.name()));
            return new Undertaking<>(job.name(), meanwhile, work);
        }
    }

    /** Makes of a job what is to be done; nothing is done yet. */
    @FunctionalInterface
    interface Method<J, R> {

        Work<R> of(J job, int threads, Progress progress);
    }

    /** Does something, which may fail. */
    @FunctionalInterface
    interface Action<R> {

        R act() throws IOException;
    }

    /**
     * What is to be done for one job.
     *
     * @param looks look for what would make the work vain, each after those before it
     * @param action the work
     */
    record Work<R>(List<Runnable> looks, Action<R> action) {

        /** Copies the list. */
        Work {
            looks = List.copyOf(looks);
        }

        /** Makes work that nothing is looked at for. */
        Work(Action<R> action) {
            this(List.of(), action);
        }
    }

    /** A job with its edge: whatever is thrown becomes its outcome. */
    static final class Undertaking<R> {

        private final String name;
        private final String meanwhile;
        private final Work<R> work;

        Undertaking(String name, String meanwhile, Work<R> work) {
            this.name = name;
            this.meanwhile = meanwhile;
            this.work = work;
        }

        Outcome<R> work() {
            return attempt(work.action());
        }

        Optional<Outcome<?>> failureOf(Runnable look) {
            Outcome<String> outcome = attempt(() -> {
                look.run();
                return "";
            });
            return outcome instanceof Outcome.Failed<String> failed ? Optional.of(failed) : Optional.empty();
        }

        private <T> Outcome<T> attempt(Action<T> action) {
            try {
                return new Outcome.Done<>(action.act());
            } catch (ChangedFilesException e) {
                return new Outcome.Failed<>(
                        true, e.whileThis(meanwhile).sentence(), e.anchor().orElse(null), "", e.paths());
            } catch (MlModelException e) {
                boolean user = e.kind() == MlModelException.Kind.USER;
                return new Outcome.Failed<>(
                        user, e.sentence(), e.anchor().orElse(null), isTraced(e) ? trace(e) : "", List.of());
            } catch (Throwable e) {
                // The edge of the worker: own code and engines may throw anything, and the other jobs do not depend on
                // it.
                if (WorkerLife.isOutOfMemory(e)) {
                    throw new IllegalStateException(e);
                }
                if (e instanceof VirtualMachineError broken && !(e instanceof StackOverflowError)) {
                    throw broken;
                }
                String sentence = FileTrouble.full(e, List.of(temporaryFolder()))
                        .map(full -> "Model '" + name + "' was not finished, because " + full
                                + ". Make room and run the build again.")
                        .or(() -> FileTrouble.named(e)
                                .map(trouble -> "Model '" + name + "' was not finished, because " + trouble
                                        + ". Mend that and run the build again."))
                        .orElse("Model '" + name + "' failed unexpectedly: " + e
                                + ". Run with -X for the stack trace; it shows whether own code or mlmodel is"
                                + " at fault.");
                return new Outcome.Failed<>(false, sentence, null, trace(e), List.of());
            }
        }

        private static Path temporaryFolder() {
            return Path.of(System.getProperty("java.io.tmpdir"));
        }

        /** What own code threw has a stack trace that its author wants; what a user did wrong in data has none of use. */
        private static boolean isTraced(MlModelException e) {
            return e.kind() != MlModelException.Kind.USER || e.getCause() != null;
        }

        private static String trace(Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }
}
