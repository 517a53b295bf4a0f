package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import io.github.mlmodel.spi.catalog.Library;
import io.github.mlmodel.spi.catalog.LibraryArtifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.artifact.DefaultArtifactType;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The jars of the worker and of the engines that a build needs, in the plugin's own version, from the plugin repositories:
 * as a build's plugins, not as the project's dependencies. In this product's own reactor they are folders of classes.
 *
 * <p>What stands in {@code <plugin><dependencies>} comes first to the resolver, so that its versions replace those that the
 * worker and the engines name, and its jars are added to theirs.
 */
public final class WorkerClasspath {

    private static final String GROUP = "io.github.mlmodel";
    private static final String WORKER = "mlmodel-worker";
    private static final String RUNTIME_GROUP = "com.microsoft.onnxruntime";
    private static final String RUNTIME_FOR_CPU = "onnxruntime";
    private static final String RUNTIME_FOR_GPU = "onnxruntime_gpu";
    private static final Exclusion WITHOUT_CPU_RUNTIME = new Exclusion(RUNTIME_GROUP, RUNTIME_FOR_CPU, "*", "*");

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final String version;
    private final List<org.apache.maven.model.Dependency> overrides;

    WorkerClasspath(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            String version,
            List<org.apache.maven.model.Dependency> overrides) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
        this.version = version;
        this.overrides = List.copyOf(overrides);
    }

    /** Prepares the resolution for a goal; nothing is resolved yet. */
    public static WorkerClasspath of(RepositorySystem system, MavenSession session, MojoExecution execution) {
        Plugin plugin = execution.getPlugin();
        return new WorkerClasspath(
                system,
                session.getRepositorySession(),
                session.getCurrentProject().getRemotePluginRepositories(),
                plugin.getVersion(),
                plugin.getDependencies());
    }

    /**
     * Returns the class path, in order.
     *
     * @param needed what the trainers need
     * @param gpu whether ONNX Runtime's build for CUDA takes the place of the one for the processor
     * @throws MlModelException if something cannot be resolved
     */
    public List<Path> resolve(EngineArtifacts needed, boolean gpu) {
        CollectRequest collect = new CollectRequest();
        // No root: it would bring the optional dependencies of the worker.
        collect.setDependencies(gpu ? forGpu(dependencies(needed)) : dependencies(needed));
        collect.setRepositories(repositories);
        collect.setRequestContext("plugin");
        try {
            return system
                    .resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw MlModelException.internal(new Unresolved(e, session.isOffline(), repositories).sentence(), e);
        }
    }

    private List<Dependency> dependencies(EngineArtifacts needed) {
        Map<String, Dependency> byKey = new LinkedHashMap<>();
        List<String> own = new ArrayList<>(List.of(WORKER));
        needed.engines().forEach(engine -> own.add(engine.artifactId()));
        for (String artifactId : own) {
            add(byKey, new Dependency(new DefaultArtifact(GROUP, artifactId, "jar", version), "runtime"));
        }
        for (LibraryArtifact library : needed.libraries()) {
            add(byKey, dependency(library));
        }
        for (org.apache.maven.model.Dependency override : overrides) {
            add(byKey, dependency(override));
        }
        return List.copyOf(byKey.values());
    }

    /** Both builds have the same classes, and the version that the user gave to the one holds for the other. */
    private static List<Dependency> forGpu(List<Dependency> dependencies) {
        List<Dependency> changed = new ArrayList<>();
        String version = Library.ONNX_RUNTIME.version();
        boolean named = false;
        for (Dependency dependency : dependencies) {
            Artifact artifact = dependency.getArtifact();
            boolean runtime = artifact.getGroupId().equals(RUNTIME_GROUP);
            named |= runtime && artifact.getArtifactId().equals(RUNTIME_FOR_GPU);
            if (runtime && artifact.getArtifactId().equals(RUNTIME_FOR_CPU)) {
                version = artifact.getVersion();
            } else {
                List<Exclusion> exclusions = new ArrayList<>(dependency.getExclusions());
                exclusions.add(WITHOUT_CPU_RUNTIME);
                changed.add(dependency.setExclusions(exclusions));
            }
        }
        if (!named) {
            changed.add(new Dependency(new DefaultArtifact(RUNTIME_GROUP, RUNTIME_FOR_GPU, "jar", version), "runtime"));
        }
        return List.copyOf(changed);
    }

    private static void add(Map<String, Dependency> byKey, Dependency dependency) {
        Artifact artifact = dependency.getArtifact();
        byKey.put(artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getClassifier(), dependency);
    }

    private static Dependency dependency(LibraryArtifact library) {
        List<Exclusion> exclusions = library.withoutGroups().stream()
                .map(group -> new Exclusion(group, "*", "*", "*"))
                .toList();
        Artifact artifact = new DefaultArtifact(library.groupId(), library.artifactId(), "jar", library.version());
        return new Dependency(artifact, "runtime", false, exclusions);
    }

    private Dependency dependency(org.apache.maven.model.Dependency override) {
        List<Exclusion> exclusions = override.getExclusions().stream()
                .map(exclusion -> new Exclusion(exclusion.getGroupId(), exclusion.getArtifactId(), "*", "*"))
                .toList();
        Artifact artifact = new DefaultArtifact(
                override.getGroupId(),
                override.getArtifactId(),
                override.getClassifier() == null ? "" : override.getClassifier(),
                "jar",
                override.getVersion(),
                new DefaultArtifactType("jar"));
        return new Dependency(artifact, "runtime", false, exclusions);
    }
}
