package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.fingerprint.CodeDigest;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.OwnSources;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.maven.compile.CompiledCode;
import io.github.mlmodel.maven.compile.CustomCode;
import io.github.mlmodel.maven.compile.CustomCodeRequest;
import io.github.mlmodel.maven.compile.JavaRelease;
import io.github.mlmodel.maven.fork.ClassArchives;
import io.github.mlmodel.maven.fork.JavaExecutable;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Trainer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** The project's own trainers and metrics, compiled when a step needs them. */
final class CustomClasses implements OwnCode {

    private final GoalSettings settings;
    private final MavenParts maven;
    private final OwnSources sources;
    private final Workspace workspace;
    private final DigestCache digests;
    private final Set<Path> classPath = new LinkedHashSet<>();

    CustomClasses(GoalSettings settings, OwnSources sources, Workspace workspace, DigestCache digests) {
        this.settings = settings;
        this.maven = settings.maven();
        this.sources = sources;
        this.workspace = workspace;
        this.digests = digests;
    }

    @Override
    public @Nullable Path trainClasses() throws IOException {
        return compile("src/train/java", sources.train(), "train-classes", "the model was trained");
    }

    @Override
    public @Nullable Path evaluateClasses() throws IOException {
        return compile("src/evaluate/java", sources.evaluate(), "evaluate-classes", "the model was evaluated");
    }

    /** Where the project does not say, it is the compiler's own, and another one may come to lie at the same place. */
    @Override
    public String release() {
        List<String> arguments = JavaRelease.of(maven.project()).arguments();
        return arguments.isEmpty() ? java().shown() : String.join(" ", arguments);
    }

    @Override
    public boolean isKept() {
        return ClassArchives.keepCode(System.getenv());
    }

    /** Returns what the worker needs beside its own to run what was compiled; empty if nothing was. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /** Returns the Java that runs workers, beside which the compiler is. */
    JavaExecutable java() {
        JavaExecutable java = JavaExecutable.find(
                maven.session(),
                maven.toolchains(),
                settings.jvm().toolchain(),
                settings.jvm().jvm());
        if (java.chosen()) {
            // Another one may come to lie at the same place.
            maven.notes().asks("another Java");
        }
        return java;
    }

    /** Compiles {@code src/train/java}, if it is there, to find out what it needs; no worker runs it. */
    Optional<CompiledCode> train() throws IOException {
        return compiled("src/train/java", sources.train(), "train-classes", "the model was trained", libraries());
    }

    /** Compiles {@code src/evaluate/java}, if it is there, to find out what it needs; no worker runs it. */
    Optional<CompiledCode> evaluate() throws IOException {
        return compiled(
                "src/evaluate/java", sources.evaluate(), "evaluate-classes", "the model was evaluated", libraries());
    }

    private @Nullable Path compile(String name, Path folderOfSources, String folder, String meanwhile)
            throws IOException {
        List<Path> libraries = libraries();
        Optional<CompiledCode> compiled = compiled(name, folderOfSources, folder, meanwhile, libraries);
        if (compiled.isEmpty()) {
            return null;
        }
        classPath.add(compiled.get().classes());
        classPath.addAll(libraries);
        return compiled.get().classes();
    }

    private Optional<CompiledCode> compiled(
            String name, Path folderOfSources, String folder, String meanwhile, List<Path> libraries)
            throws IOException {
        sources.requireInside(folderOfSources);
        Path java = folderOfSources.resolve("java");
        List<Path> compileClassPath = new ArrayList<>(libraries);
        compileClassPath.add(jarOf(Trainer.class));
        compileClassPath.add(jarOf(Task.class));
        Optional<CompiledCode> compiled = CustomCode.compile(new CustomCodeRequest(
                name,
                java,
                compileClassPath,
                JavaRelease.of(maven.project()),
                compiler(),
                workspace.target().resolve("." + folder)));
        CodeDigest.requireCompiled(
                name, java, compiled.map(CompiledCode::sources).orElse(Map.of()), digests, meanwhile);
        return compiled;
    }

    private List<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        libraries.add(workspace.output());
        for (Artifact artifact : maven.project().getArtifacts()) {
            @Nullable File file = artifact.getFile();
            if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
                libraries.add(file.toPath());
            }
        }
        settings.extraDependencies().forEach(resolved -> libraries.add(resolved.file()));
        return libraries;
    }

    /** The {@code javac} beside a {@code java} that was chosen; Maven's own compiles in Maven's own JVM. */
    private @Nullable Path compiler() {
        JavaExecutable java = java();
        if (!java.chosen()) {
            return null;
        }
        return java.compiler().orElseGet(() -> java.java().resolveSibling("javac"));
    }

    /** Returns the jar of the SPI, or of the model that it speaks of. */
    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader of Maven names its jars by URI", e);
        }
    }
}
