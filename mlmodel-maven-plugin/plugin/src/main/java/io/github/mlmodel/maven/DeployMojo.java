package io.github.mlmodel.maven;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.Folders;
import io.github.mlmodel.core.message.VerifyJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.maven.fork.WorkerJobs;
import io.github.mlmodel.maven.resolve.DeployPlugin;
import io.github.mlmodel.maven.resolve.FetchedBundle;
import io.github.mlmodel.maven.resolve.RemoteBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * How many seconds a repository is asked again for a bundle that it does not show yet, or while it has trouble; 60 at
     * most.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.deploy.wait", defaultValue = "60")
    private int wait;

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        LaterUploads later = new LaterUploads(session(), project());
        List<PublishedBundle> bundles = new ArrayList<>();
        if (mavenDeploySkip) {
            getLog().info("Nothing is checked, because maven.deploy.skip is set");
        } else {
            bundles.addAll(ownBundles(build));
            if (!later.isLast() && new DeployPlugin(project(), session()).uploadsAtEnd()) {
                leave(bundles, later);
                return;
            }
        }
        if (later.isLast()) {
            bundles.addAll(PublishedBundle.ofEarlierModules(this, later));
        }
        check(build, bundles, later);
    }

    private List<PublishedBundle> ownBundles(ModuleBuild build) throws IOException {
        if (!build.isSnapshot() && !selectedModels().isEmpty()) {
            throw MlModelException.user(
                    "mlmodel.models is set, but a release is published whole. Run 'mvn deploy' without"
                            + " -Dmlmodel.models.");
        }
        List<PublishedBundle> bundles = new ArrayList<>();
        for (ConfiguredModel model : build.models()) {
            Path bundle = Bundles.file(build, model.name());
            if (Files.isRegularFile(bundle) && isAttached(build, model)) {
                bundles.add(PublishedBundle.of(this, build, model.name(), bundle));
            } else {
                getLog().warn(model.name() + ": its bundle was not attached, so nothing of it is published");
            }
        }
        return bundles;
    }

    /** Asks for nothing: what is there now is at best an earlier snapshot. */
    private void leave(List<PublishedBundle> bundles, LaterUploads later) throws IOException {
        for (PublishedBundle bundle : bundles) {
            bundle.unverified("The upload comes at the end of the build (deployAtEnd).");
            later.add(bundle.folder());
            if (later.areLeftToLast(execution().getPlugin())) {
                getLog().info(bundle.model() + ": left to the last module, "
                        + later.last().getArtifactId()
                        + ", because the upload comes at the end of the build (deployAtEnd)");
            } else {
                getLog().warn(bundle.model()
                        + ": unverified. The upload comes at the end of the build (deployAtEnd), and its"
                        + " last module, " + later.last().getArtifactId() + ", does not run this goal. Run"
                        + " 'mvn mlmodel:deploy' in this module after it.");
            }
        }
    }

    /** A bundle is attached unless it was refused at {@code package}; in a build of this goal alone nothing is attached. */
    private static boolean isAttached(ModuleBuild build, ConfiguredModel model) {
        List<Artifact> attached = build.project().getAttachedArtifacts();
        // Maven 4 attaches the consumer POM before any goal has run.
        boolean packaged = build.project().getArtifact().getFile() != null
                || attached.stream().anyMatch(artifact -> !artifact.getType().equals("pom"));
        return !packaged || attached.stream().anyMatch(artifact -> model.name().equals(artifact.getClassifier()));
    }

    private void check(ModuleBuild build, List<PublishedBundle> bundles, LaterUploads later)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path folder = Folders.empty(build.workspace().work("bundles", "deploy"));
        Duration patience = Duration.ofSeconds(wait);
        List<PublishedBundle> equal = new ArrayList<>();
        List<VerifyJob> jobs = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (PublishedBundle bundle : bundles) {
            FetchedBundle outcome = new RemoteBundle(
                            repositorySystem(), session().getRepositorySession(), patience)
                    .fetch(bundle.coordinates(), bundle.repository(), folder.resolve(Integer.toString(jobs.size())));
            if (outcome instanceof FetchedBundle.Fetched found) {
                Optional<String> difference = bundle.difference(found.file());
                if (difference.isEmpty()) {
                    equal.add(bundle);
                    jobs.add(new VerifyJob(bundle.model(), found.file(), null, null));
                }
                difference.ifPresent(failures::add);
                continue;
            }
            // The time that one of them was given passed for the others, too.
            patience = Duration.ZERO;
            if (outcome instanceof FetchedBundle.NotFound notFound) {
                notThere(bundle, notFound, later);
            } else if (outcome instanceof FetchedBundle.Refused refused) {
                bundle.unverified(refused.sentence());
                failures.add(refused.sentence());
            }
        }
        if (!jobs.isEmpty()) {
            failures.addAll(verify(build, jobs, equal));
        }
        Folders.delete(folder);
        if (!failures.isEmpty()) {
            throw MlModelException.internal(String.join("\n", failures));
        }
    }

    private void notThere(PublishedBundle bundle, FetchedBundle.NotFound notFound, LaterUploads later)
            throws IOException {
        bundle.unverified(notFound.sentence());
        later.add(bundle.folder());
        getLog().warn(bundle.model() + ": unverified. " + notFound.sentence()
                + " If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after it.");
    }

    /** Loads and asks what was fetched; returns what is wrong. */
    private List<String> verify(ModuleBuild build, List<VerifyJob> jobs, List<PublishedBundle> fetched)
            throws IOException, MojoExecutionException, MojoFailureException {
        Worker worker = new Worker(this, build);
        WorkerResponse response = worker.run("deploy", WorkerJobs.verify(jobs));
        worker.failIfAnyFailed(response);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < response.verified().size(); i++) {
            VerifyResult result = response.verified().get(i);
            PublishedBundle bundle = fetched.get(i);
            if (result.violations().isEmpty()) {
                bundle.verified(result);
                getLog().info(result.name() + ": published as " + bundle.coordinates() + " in " + bundle.repository()
                        + " and verified (SHA-256 " + bundle.digest().substring(0, 12) + "…)");
            } else {
                String sentence = "The published bundle " + bundle.coordinates()
                        + " has the bytes that were built, but does not work here.\n  - "
                        + String.join("\n  - ", result.violations());
                bundle.unverified(sentence);
                failures.add(sentence);
            }
        }
        return failures;
    }
}
