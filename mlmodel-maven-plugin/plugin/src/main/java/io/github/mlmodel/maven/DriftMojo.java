package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.drift.ComparedModel;
import io.github.mlmodel.build.step.drift.DriftOutcome;
import io.github.mlmodel.build.step.drift.DriftRequest;
import io.github.mlmodel.build.step.drift.DriftStep;
import io.github.mlmodel.grade.drift.DriftThresholds;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import java.util.Objects;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows of today with those that each model was trained on: {@code mvn mlmodel:drift -Dmlmodel.drift.source=log.csv}.
 * Prints the columns, those that are furthest from what they were first, and writes
 * {@code target/mlmodel/<name>/drift.json}. The rows are read as the model's {@code <dataset>} says; the target need not be
 * among their columns.
 *
 * @since 1.0.0
 */
@Mojo(name = "drift", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class DriftMojo extends AbstractModelMojo {

    /**
     * The file of today's rows, a path or glob. It may lie anywhere where it is typed, and within the checkout where a POM
     * names it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.source")
    private @Nullable String driftSource;

    /**
     * Whose training rows today's are compared with: those of the model in {@code target}, of the {@code stored} one in
     * {@code src/models}, or of the last {@code release}. Unless set, {@code nearest}: the first that there is, in this order.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.model")
    private @Nullable String driftModel;

    /**
     * The largest Jensen–Shannon distance of a column of numbers, from 0 to 1.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.numbers", defaultValue = "0.1")
    private double driftNumbers;

    /**
     * The largest difference between the shares that a category has, from 0 to 1.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.categories", defaultValue = "0.1")
    private double driftCategories;

    /**
     * The largest difference between the shares of rows without a value, from 0 to 1.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.missing", defaultValue = "0.05")
    private double driftMissing;

    /**
     * Fails the build where a column drifted.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.drift.fail", defaultValue = "false")
    private boolean driftFail;

    @Override
    DriftOutcome run(MavenBuild build) throws IOException {
        return new DriftStep(build.module(), build.workers()).run(toRequest(build));
    }

    private DriftRequest toRequest(MavenBuild build) throws IOException {
        String typed = build.settings().maven().session().getUserProperties().getProperty("mlmodel.drift.source");
        return new DriftRequest(
                build.models(),
                driftSource,
                Objects.equals(driftSource, typed),
                ComparedModel.of(driftModel),
                new DriftThresholds(driftNumbers, driftCategories, driftMissing),
                driftFail);
    }
}
