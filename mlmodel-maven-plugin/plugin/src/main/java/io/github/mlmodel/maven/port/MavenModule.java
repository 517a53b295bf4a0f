package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.CacheTrouble;
import io.github.mlmodel.build.fingerprint.CachedTexts;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.KnownEvaluations;
import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.step.Baselines;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.ModelInputs;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.step.ProjectFacts;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.RuntimeDependency;
import io.github.mlmodel.build.workspace.SettledTasks;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.maven.resolve.BaseFile;
import io.github.mlmodel.maven.resolve.BundleCache;
import io.github.mlmodel.maven.resolve.ReaderArtifacts;
import io.github.mlmodel.maven.resolve.ReleaseRepositories;
import io.github.mlmodel.maven.resolve.ReleasedBundles;
import io.github.mlmodel.model.file.Digest;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Makes of a Maven project the module that steps work on. */
record MavenModule(GoalSettings settings, Path base) {

    /** Returns the folder of a project; of Maven's stand-in without a POM, the current one. */
    static Path base(MavenProject project) {
        return project.getBasedir() == null
                ? Path.of("").toAbsolutePath()
                : project.getBasedir().toPath();
    }

    BuiltModule module() {
        Path cache = settings.folders().cache().toPath();
        CacheTrouble trouble = new CacheTrouble(
                cache,
                new BuildWarnings(
                        settings.maven().session().getRequest(),
                        settings.maven().notes(),
                        cache.toString(),
                        settings.maven().log()::warn));
        DigestCache digests = new DigestCache(cache.resolve("digests.json"), trouble);
        Checkout checkout = checkout();
        Workspace workspace = workspace(checkout, cache);
        OwnSources sources = sources(checkout);
        ModelInputs inputs = new ModelInputs(
                sources,
                new MavenCodeNeeds(settings, base, sources, workspace, digests),
                coordinates(settings.maven().execution().getPlugin().getDependencies()),
                (name, element) -> BaseFile.of(
                                settings.maven().repositorySystem(),
                                settings.maven().session().getRepositorySession(),
                                project())
                        .find(checkout, name, element),
                reader -> readers().jars(reader),
                digests,
                workspace,
                new SettledTasks(cache.resolve("tasks.json"), workspace, trouble),
                new Baselines(
                        workspace,
                        digests,
                        released(cache, workspace),
                        settings.models().onUnavailable(isSnapshot())));
        return new BuiltModule(
                facts(),
                workspace,
                digests,
                new ModelCache(cache.resolve("models"), settings.folders().cacheMegabytes() << 20, trouble),
                new KnownEvaluations(
                        cache.resolve("evaluations"),
                        MadeEvaluations.of(settings.maven().session().getRequest())),
                new CachedTexts(cache.resolve("folds")),
                inputs,
                settings.maven().secrets(),
                new AskedClock(settings.maven().notes()),
                new MavenLog(settings.maven().log(), settings.maven().notes()));
    }

    private ReaderArtifacts readers() {
        settings.maven().notes().asks("a repository for a reader");
        return new ReaderArtifacts(
                settings.maven().repositorySystem(), settings.maven().session());
    }

    /** What it says may end in a file that ships, or in a report. */
    private ReleasedModels released(Path cache, Workspace workspace) {
        MavenParts maven = settings.maven();
        BundleCoordinates coordinates = new BundleCoordinates(
                project().getGroupId(), project().getArtifactId(), project().getVersion(), "");
        return AnswersOfBuild.of(
                new GuardedReleases(
                        new ReleasedBundles(
                                maven.repositorySystem(),
                                maven.session().getRepositorySession(),
                                () -> ReleaseRepositories.of(maven.repositorySystem(), maven.session(), project()),
                                coordinates,
                                new BundleCache(
                                        cache.resolve("baselines"),
                                        settings.folders().cacheMegabytes() << 20,
                                        Clock.systemUTC()),
                                workspace.target().resolve(".baseline"),
                                Clock.systemUTC(),
                                new MavenLog(maven.log(), maven.notes())),
                        maven.secrets()),
                coordinates.toString(),
                maven.session().getRequest(),
                maven.notes());
    }

    private boolean isSnapshot() {
        return ArtifactUtils.isSnapshot(project().getVersion());
    }

    /** Returns what the project stands in, with what the user opens beside it. */
    Checkout checkout() {
        List<Path> opened = OpenedFolders.of(settings.maven().session(), project());
        OpenedFolders.warning(opened)
                .ifPresent(new BuildWarnings(
                        settings.maven().session().getRequest(),
                        settings.maven().notes(),
                        Checkout.PROPERTY,
                        settings.maven().log()::warn));
        return Checkout.around(base, topmostParent(), opened);
    }

    /** A parent that a repository brought has no folder. */
    private Path topmostParent() {
        Path topmost = base;
        for (MavenProject parent = project().getParent();
                parent != null && parent.getBasedir() != null;
                parent = parent.getParent()) {
            topmost = parent.getBasedir().toPath();
        }
        return topmost;
    }

    OwnSources sources(Checkout checkout) {
        return new OwnSources(
                folder(settings.folders().train(), "src/train"),
                folder(settings.folders().evaluate(), "src/evaluate"),
                checkout);
    }

    private ProjectFacts facts() {
        return new ProjectFacts(
                project().getGroupId() + "/" + project().getArtifactId(),
                project().getVersion(),
                base,
                project().getPackaging(),
                isSnapshot(),
                Path.of(project().getBuild().getDirectory()),
                project().getBuild().getFinalName(),
                file(project().getArtifact()),
                RuntimeDependency.of(project().getDependencies().stream()
                        .map(Dependency::getArtifactId)
                        .toList()),
                BringingParent.of(
                                project(),
                                settings.maven().execution().getPlugin().getKey())
                        .orElse(null));
    }

    private Workspace workspace(Checkout checkout, Path cache) {
        return new Workspace(
                checkout,
                target(project(), base, cache),
                Path.of(project().getBuild().getOutputDirectory()),
                folder(settings.folders().stored(), "src/models"));
    }

    /**
     * Returns the folder that goals work in. Without a POM there is no build folder: Maven's stand-in names one of the name
     * ${project.basedir}. The lock is the current folder's, and so must be what it guards.
     */
    static Path target(MavenProject project, Path base, Path cache) {
        return project.getBasedir() == null
                ? cache.resolve("without-project").resolve(Digest.of(base.toString()))
                : Path.of(project.getBuild().getDirectory()).resolve("mlmodel");
    }

    private MavenProject project() {
        return settings.maven().project();
    }

    private Path folder(@Nullable File configured, String standard) {
        return configured == null ? base.resolve(standard) : configured.toPath();
    }

    private static @Nullable Path file(@Nullable Artifact artifact) {
        @Nullable File file = artifact == null ? null : artifact.getFile();
        return file == null ? null : file.toPath();
    }

    private static List<String> coordinates(List<Dependency> dependencies) {
        return dependencies.stream()
                .map(dependency -> dependency.getManagementKey() + ":" + dependency.getVersion())
                .sorted()
                .toList();
    }
}
