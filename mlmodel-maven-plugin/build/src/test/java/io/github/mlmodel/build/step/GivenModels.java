package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.bundle.PackageOutcome;
import io.github.mlmodel.build.step.bundle.PackageRequest;
import io.github.mlmodel.build.step.bundle.PackageStep;
import io.github.mlmodel.build.step.grade.TestOutcome;
import io.github.mlmodel.build.step.grade.TestRequest;
import io.github.mlmodel.build.step.grade.TestStep;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.build.step.train.TrainOutcome;
import io.github.mlmodel.build.step.train.TrainRequest;
import io.github.mlmodel.build.step.train.TrainStep;
import io.github.mlmodel.build.workspace.TrainingMode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the steps before the one that a test is about, as a build does. */
public record GivenModels(GivenModule given, FakeWorkers workers) {

    /** Trains models. */
    public TrainOutcome train(ConfiguredModel... models) throws IOException {
        return train(TrainingMode.WHEN_STALE, false, models);
    }

    /** Trains models in another mode. */
    public TrainOutcome train(TrainingMode mode, boolean allowStale, ConfiguredModel... models) throws IOException {
        return new TrainStep(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(models),
                        configured(models),
                        mode,
                        allowStale,
                        null,
                        given.base.resolve("cache/checkpoints"),
                        null,
                        "1.2"));
    }

    private Set<String> configured(ConfiguredModel... models) {
        Set<String> names = new HashSet<>(given.origins.names());
        Stream.of(models).map(ConfiguredModel::name).forEach(names::add);
        return names;
    }

    /** Grades models. */
    public TestOutcome test(ConfiguredModel... models) throws IOException {
        return test(false, false, models);
    }

    /** Runs the step that grades models, in a build that skips tests. */
    public TestOutcome skipTests(ConfiguredModel... models) throws IOException {
        return test(true, false, models);
    }

    /** Runs the step that grades models. */
    public TestOutcome test(boolean skipped, boolean allowUngated, ConfiguredModel... models) throws IOException {
        return new TestStep(given.module(), supply())
                .run(new TestRequest(
                        List.of(models),
                        skipped,
                        false,
                        new Ungated(allowUngated, given.origins.ungated()),
                        null,
                        given.base.resolve("target/surefire-reports")));
    }

    /** Returns the supply of evaluations, as the next goal has it. */
    public EvaluationSupply supply() {
        return new EvaluationSupply(given.module(), workers, new FakeOwnCode(), GivenModule.withoutGpu());
    }

    /** Packages models, and attaches nothing. */
    public PackageOutcome bundle(ConfiguredModel... models) throws IOException {
        return new PackageStep(given.module(), supply(), given.origins, (type, classifier, file) -> {})
                .run(new PackageRequest(List.of(models), new Ungated(false, given.origins.ungated()), false, null));
    }

    /** Trains, grades and packages models, and forgets what was said. */
    public GivenModels built(ConfiguredModel... models) throws IOException {
        train(models);
        test(models);
        bundle(models);
        given.log.info.clear();
        given.log.warn.clear();
        workers.runs.clear();
        return this;
    }
}
