package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.contract.ContractOutcome;
import io.github.mlmodel.build.step.contract.ContractRequest;
import io.github.mlmodel.build.step.contract.ContractStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Attaches what the project's tests rely on of models that it depends on, a contract each, with the classifier
 * {@code <model>-contract} and the type {@code json}. The projects of these models can then test their next versions by it.
 *
 * <p>A test that asks for a {@code ModelContract} has left it, where all tests of its class have passed. The goal fails where none
 * has, where the tests had another model than the project's dependencies have now, where the test is gone, or where a file beside it
 * is newer than what it has left; where tests are skipped it attaches nothing, and warns.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "contract",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class ContractMojo extends AbstractModelMojo {

    /**
     * Says that no test has run, so that nothing is attached.
     *
     * @since 1.0.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /**
     * Says that no test has run, as {@code skipTests} does.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean mavenTestSkip;

    /**
     * Output folder of the project's tests, in which these leave contracts.
     *
     * @since 1.0.0
     */
    @Parameter(defaultValue = "${project.build.testOutputDirectory}")
    private File testClassesDirectory;

    @Override
    ContractOutcome run(MavenBuild build) throws IOException {
        return new ContractStep(build.module(), build.attachments(helper())).run(toRequest(build));
    }

    private ContractRequest toRequest(MavenBuild build) {
        return new ContractRequest(testClassesDirectory.toPath(), build.dependencies(), skipTests || mavenTestSkip);
    }
}
