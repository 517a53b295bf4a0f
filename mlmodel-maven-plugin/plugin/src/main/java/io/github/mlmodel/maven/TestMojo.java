package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.grade.TestOutcome;
import io.github.mlmodel.build.step.grade.TestRequest;
import io.github.mlmodel.build.step.grade.TestStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates each model's exported file on the held-back rows, judges its gates, and fails the build if one failed.
 *
 * <p>The build fails once, after all gates of all models were judged, in Surefire's manner. An evaluation whose inputs
 * (model, rows, metric code, runtime) did not change is reused; gates are judged anew each time. A model that cannot be
 * evaluated hides no other.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "test",
        defaultPhase = LifecyclePhase.TEST,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class TestMojo extends AbstractModelMojo {

    /**
     * Skips the evaluation and the gates, as it skips Surefire's tests. An evaluation of an earlier run that counts is judged
     * anew; a release without one that the same build packages is evaluated all the same.
     *
     * @since 1.0.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /**
     * Skips the evaluation and the gates, as {@code skipTests} does.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    /**
     * Goes on after a failed gate, as after a failed test of Surefire. The model stays without a passing grade.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean mavenTestFailureIgnore;

    /**
     * Goes on after a failed gate, but not after a failed test of Surefire. A crash is never ignored.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    /**
     * Packages a release whose model has no gates or no valid passing grade, and a SNAPSHOT alike. {@code package} warns by
     * model with its failed gates, and grade, receipt and {@code Model.grade()} say that it is ungated; {@code test} puts that
     * mark down, because the jar is made in between. For the day on which that is decided by a person.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.allowUngated", defaultValue = "false")
    private boolean allowUngated;

    /**
     * Folder of the {@code TEST-mlmodel.<name>.xml} reports.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.directory}/surefire-reports")
    private File reportsDirectory;

    @Override
    boolean isRepeated() {
        return true;
    }

    @Override
    TestOutcome run(MavenBuild build) throws IOException {
        return new TestStep(build.module(), build.evaluations()).run(toRequest(build));
    }

    private TestRequest toRequest(MavenBuild build) throws IOException {
        return new TestRequest(
                build.models(),
                skipTests || mavenTestSkip,
                build.packages(),
                build.ungated(allowUngated),
                failureIgnoredBy(),
                build.told(reportsDirectory));
    }

    private @Nullable String failureIgnoredBy() {
        if (testFailureIgnore) {
            return "mlmodel.test.failure.ignore";
        }
        return mavenTestFailureIgnore ? "maven.test.failure.ignore" : null;
    }
}
