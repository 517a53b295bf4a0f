package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.step.CodeNeeds;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.maven.reach.NeededCode;
import io.github.mlmodel.maven.reach.NeededCode.Compilation;
import io.github.mlmodel.maven.reach.NeededCode.Needed;
import io.github.mlmodel.maven.reach.ProjectCode;
import io.github.mlmodel.maven.reach.ProjectCode.NeededLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What own code needs of a Maven project; it is found out once a goal, and said when that is everything. */
final class MavenCodeNeeds implements CodeNeeds {

    /** The worker brings its own jars of the product, whatever the project names. */
    private static final String PRODUCT = "io.github.mlmodel";

    private final GoalSettings settings;
    private final Path base;
    private final OwnSources sources;
    private final Workspace workspace;
    private final DigestCache digests;
    private final CustomClasses classes;
    private final Map<Path, List<Input>> found = new HashMap<>();

    MavenCodeNeeds(GoalSettings settings, Path base, OwnSources sources, Workspace workspace, DigestCache digests) {
        this.settings = settings;
        this.base = base;
        this.sources = sources;
        this.workspace = workspace;
        this.digests = digests;
        this.classes = new CustomClasses(settings, sources, workspace, digests);
    }

    @Override
    public List<Input> ofTrainers() throws IOException {
        return of(sources.train(), classes::train);
    }

    @Override
    public List<Input> ofMetrics() throws IOException {
        return of(sources.evaluate(), classes::evaluate);
    }

    private List<Input> of(Path folder, Compilation compilation) throws IOException {
        @Nullable List<Input> known = found.get(folder);
        if (known != null) {
            return known;
        }
        sources.requireInside(folder);
        Path file = settings.folders().cache().toPath().resolve("reaches.json");
        Needed needed = new NeededCode(code(), file, digests).of(folder, compilation);
        if (!needed.note().isEmpty()) {
            settings.maven().log().info(needed.note());
        }
        found.put(folder, needed.inputs());
        return needed.inputs();
    }

    private ProjectCode code() {
        MavenProject project = settings.maven().project();
        return new ProjectCode(
                base,
                workspace.output(),
                paths(project.getCompileSourceRoots()),
                project.getResources().stream()
                        .map(resource -> Path.of(resource.getDirectory()))
                        .toList(),
                List.of(Path.of(project.getBuild().getDirectory()), workspace.stored()),
                libraries(project),
                trainLibraries());
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }

    private static List<NeededLibrary> libraries(MavenProject project) {
        List<NeededLibrary> libraries = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            @Nullable File file = artifact.getFile();
            if (file != null
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && !artifact.getGroupId().equals(PRODUCT)) {
                libraries.add(new NeededLibrary(artifact.getDependencyConflictId(), artifact.getId(), file.toPath()));
            }
        }
        return libraries;
    }

    private List<NeededLibrary> trainLibraries() {
        return settings.extraDependencies().stream()
                .filter(resolved -> !resolved.groupId().equals(PRODUCT))
                .map(resolved -> new NeededLibrary(resolved.name(), resolved.coordinates(), resolved.file()))
                .toList();
    }
}
