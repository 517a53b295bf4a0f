package io.github.mlmodel.repository;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.CacheTrouble;
import io.github.mlmodel.build.fingerprint.CachedTexts;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.fingerprint.KnownEvaluations;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.Baselines;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.CodeNeeds;
import io.github.mlmodel.build.step.ModelInputs;
import io.github.mlmodel.build.step.OnUnavailable;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.step.ProjectFacts;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.RuntimeDependency;
import io.github.mlmodel.build.step.StepLog;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.workspace.SettledTasks;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.source.Inspection;
import io.github.mlmodel.worker.trial.ConfigurationTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;

/** Does what a worker does for {@code init}, in this JVM, for a project in a folder. */
final class WorkHere implements Workers {

    private static final CodeNeeds NO_CODE = new CodeNeeds() {
        @Override
        public List<Input> ofTrainers() {
            return List.of();
        }

        @Override
        public List<Input> ofMetrics() {
            return List.of();
        }
    };

    private static final StepLog SILENT = new StepLog() {
        @Override
        public void debug(String line) {}

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void error(String line) {}
    };

    private static final ReleasedModels NO_RELEASES = new ReleasedModels() {

        @Override
        public Answer latest(String model) {
            return new None("nothing is released");
        }

        @Override
        public Answer latestJar() {
            return new None("nothing is released");
        }

        @Override
        public List<String> versions(String model) {
            return List.of();
        }

        @Override
        public Answer exactly(BundleCoordinates bundle) {
            return new None("nothing is released");
        }

        @Override
        public Answer contract(BundleCoordinates consumer, String model) {
            throw new UnsupportedOperationException();
        }
    };

    static BuiltModule module(Path base) {
        CacheTrouble trouble = new CacheTrouble(base.resolve("cache"), SILENT::warn);
        DigestCache digests = new DigestCache(base.resolve("cache/digests.json"), trouble);
        Checkout checkout = Checkout.around(base, base, List.of());
        Workspace workspace = new Workspace(
                checkout, base.resolve("target/mlmodel"), base.resolve("target/classes"), base.resolve("src/models"));
        OwnSources code = new OwnSources(base.resolve("src/train"), base.resolve("src/evaluate"), checkout);
        return new BuiltModule(
                new ProjectFacts(
                        "com.example/app",
                        "1.0",
                        base,
                        "jar",
                        false,
                        base.resolve("target"),
                        "app-1.0",
                        null,
                        RuntimeDependency.JAVA,
                        null),
                workspace,
                digests,
                new ModelCache(base.resolve("cache/models"), 1 << 20, trouble),
                new KnownEvaluations(base.resolve("cache/evaluations"), new HashSet<>()),
                new CachedTexts(base.resolve("cache/folds")),
                new ModelInputs(
                        code,
                        NO_CODE,
                        List.of(),
                        (name, element) -> new DataFile(name, base.resolve(name)),
                        reader -> List.of(),
                        digests,
                        workspace,
                        new SettledTasks(base.resolve("cache/tasks.json"), workspace, trouble),
                        new Baselines(workspace, digests, NO_RELEASES, OnUnavailable.FAIL)),
                Secrets.none(),
                Clock.systemUTC(),
                SILENT);
    }

    @Override
    public <J extends Job<R>, R> void run(String run, List<J> jobs, Outcome.Taker<J, R> taker) throws IOException {
        for (J job : jobs) {
            taker.take(job, outcome(job));
        }
    }

    private static <R> Outcome<R> outcome(Job<R> job) throws IOException {
        try {
            Object result = job instanceof InspectJob look
                    ? Inspection.inspect(look, (Source.Table) look.dataset().source(), 1, Progress.NONE)
                    : ConfigurationTrial.of((TrialJob) job, 1, Progress.NONE);
            return new Outcome.Done<>(job.finds().cast(result));
        } catch (MlModelException e) {
            return Outcome.Failed.user(e.sentence());
        }
    }
}
