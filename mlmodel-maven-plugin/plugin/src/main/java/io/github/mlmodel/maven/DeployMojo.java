package io.github.mlmodel.maven;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.Folders;
import io.github.mlmodel.core.message.VerifyJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.maven.config.ConfiguredModel;
import io.github.mlmodel.maven.fork.WorkerJobs;
import io.github.mlmodel.maven.resolve.FetchedBundle;
import io.github.mlmodel.maven.resolve.RemoteBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Proves what was published: fetches each bundle back from the deployment repository, compares its bytes with those that
 * were built, loads it in a fresh JVM, predicts the recorded samples, and writes {@code receipt.json}.
 *
 * <p>The upload itself is maven-deploy-plugin's. Where it publishes later ({@code deployAtEnd}, staging) the last module
 * checks what is there; what is not is recorded as unverified, with a warning, and {@code mvn mlmodel:deploy} alone checks
 * it later.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "deploy",
        defaultPhase = LifecyclePhase.DEPLOY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class DeployMojo extends AbstractModelMojo {

    /**
     * Skips the goal, because nothing is uploaded.
     *
     * @since 1.0.0
     */
    @Parameter(property = "maven.deploy.skip", defaultValue = "false")
    private boolean mavenDeploySkip;

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        if (mavenDeploySkip) {
            getLog().info("Nothing is checked, because maven.deploy.skip is set");
            return;
        }
        if (!build.isSnapshot() && !selectedModels().isEmpty()) {
            throw MlModelException.user(
                    "mlmodel.models is set, but a release is published whole. Run 'mvn deploy' without"
                            + " -Dmlmodel.models.");
        }
        List<PublishedBundle> bundles = new ArrayList<>(PublishedBundle.unverifiedOfEarlierModules(this));
        for (ConfiguredModel model : build.models()) {
            Path bundle = Bundles.file(build, model.name());
            if (Files.isRegularFile(bundle) && isAttached(build, model)) {
                bundles.add(PublishedBundle.of(this, build, model.name(), bundle));
            } else {
                getLog().warn(model.name() + ": its bundle was not attached, so nothing of it is published");
            }
        }
        check(build, bundles);
    }

    /** A bundle is attached unless it was refused at {@code package}; in a build of this goal alone nothing is attached. */
    private static boolean isAttached(ModuleBuild build, ConfiguredModel model) {
        List<Artifact> attached = build.project().getAttachedArtifacts();
        // Maven 4 attaches the consumer POM before any goal has run.
        boolean packaged = build.project().getArtifact().getFile() != null
                || attached.stream().anyMatch(artifact -> !artifact.getType().equals("pom"));
        return !packaged || attached.stream().anyMatch(artifact -> model.name().equals(artifact.getClassifier()));
    }

    private void check(ModuleBuild build, List<PublishedBundle> bundles)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path folder = Folders.empty(build.workspace().work("bundles", "deploy"));
        List<PublishedBundle> fetched = new ArrayList<>();
        List<VerifyJob> jobs = new ArrayList<>();
        for (PublishedBundle bundle : bundles) {
            Path into = folder.resolve(Integer.toString(jobs.size()));
            FetchedBundle outcome = fetch(bundle, into);
            if (outcome instanceof FetchedBundle.Fetched found) {
                bundle.requireEqual(found.file());
                fetched.add(bundle);
                jobs.add(new VerifyJob(bundle.model(), found.file(), null, null));
            } else if (outcome instanceof FetchedBundle.NotFound notFound) {
                bundle.receipt(Receipt.UNVERIFIED, notFound.sentence());
                getLog().warn(bundle.model() + ": unverified. " + notFound.sentence()
                        + " If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after it.");
            } else if (outcome instanceof FetchedBundle.Refused refused) {
                bundle.receipt(Receipt.UNVERIFIED, refused.sentence());
                throw MlModelException.internal(refused.sentence());
            }
        }
        if (!jobs.isEmpty()) {
            verify(build, jobs, fetched);
        }
        Folders.delete(folder);
    }

    private FetchedBundle fetch(PublishedBundle bundle, Path folder) {
        return new RemoteBundle(repositorySystem(), session().getRepositorySession())
                .fetch(bundle.coordinates(), bundle.repository(), folder);
    }

    private void verify(ModuleBuild build, List<VerifyJob> jobs, List<PublishedBundle> fetched)
            throws IOException, MojoExecutionException, MojoFailureException {
        Worker worker = new Worker(this, build);
        WorkerResponse response = worker.run("deploy", WorkerJobs.verify(jobs));
        worker.failIfAnyFailed(response);
        for (int i = 0; i < response.verified().size(); i++) {
            VerifyResult result = response.verified().get(i);
            PublishedBundle bundle = fetched.get(i);
            if (!result.violations().isEmpty()) {
                throw MlModelException.user("The published bundle " + bundle.coordinates()
                        + " has the bytes that were built, but does not work here.\n  - "
                        + String.join("\n  - ", result.violations()));
            }
            bundle.verified(result);
            getLog().info(result.name() + ": published as " + bundle.coordinates() + " in " + bundle.repository()
                    + " and verified (SHA-256 " + bundle.digest().substring(0, 12) + "…)");
        }
    }
}
