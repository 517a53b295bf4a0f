package io.github.mlmodel.maven;

import io.github.mlmodel.maven.compile.CompiledCode;
import io.github.mlmodel.maven.compile.CustomCode;
import io.github.mlmodel.maven.compile.CustomCodeRequest;
import io.github.mlmodel.maven.compile.JavaRelease;
import io.github.mlmodel.maven.fork.JavaExecutable;
import io.github.mlmodel.maven.resolve.ExtraDependencies;
import io.github.mlmodel.spi.Trainer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** The project's own trainers and metrics, compiled when a goal needs them. */
final class CustomClasses {

    private final AbstractModelMojo mojo;
    private final ModuleBuild build;
    private final Set<Path> classPath = new LinkedHashSet<>();

    CustomClasses(AbstractModelMojo mojo, ModuleBuild build) {
        this.mojo = mojo;
        this.build = build;
    }

    /** Compiles {@code src/train/java} and returns the classes' folder. */
    @Nullable
    Path trainClasses() {
        return compile("src/train/java", build.trainSources(), "train-classes");
    }

    /** Compiles {@code src/evaluate/java} and returns the classes' folder. */
    @Nullable
    Path evaluateClasses() {
        return compile("src/evaluate/java", build.evaluateSources(), "evaluate-classes");
    }

    /** Returns what the worker needs beside its own to run what was compiled; empty if nothing was. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    private @Nullable Path compile(String name, Path sources, String folder) {
        List<Path> libraries = libraries();
        List<Path> compileClassPath = new ArrayList<>(libraries);
        compileClassPath.add(spi());
        CompiledCode compiled = CustomCode.compile(new CustomCodeRequest(
                        name,
                        sources.resolve("java"),
                        compileClassPath,
                        JavaRelease.of(build.project()),
                        compiler(),
                        build.workspace().target().resolve("." + folder)))
                .orElse(null);
        if (compiled == null) {
            return null;
        }
        classPath.add(compiled.classes());
        classPath.addAll(libraries);
        return compiled.classes();
    }

    private List<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        libraries.add(build.workspace().output());
        for (Artifact artifact : build.project().getArtifacts()) {
            @Nullable File file = artifact.getFile();
            if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
                libraries.add(file.toPath());
            }
        }
        libraries.addAll(ExtraDependencies.resolve(mojo.repositorySystem(), mojo.session(), mojo.trainDependencies()));
        return libraries;
    }

    /** The {@code javac} beside a {@code java} that was chosen; Maven's own compiles in Maven's own JVM. */
    private @Nullable Path compiler() {
        JavaExecutable java =
                JavaExecutable.find(mojo.session(), mojo.toolchainManager(), mojo.jdkToolchain(), mojo.jvm());
        if (!java.chosen()) {
            return null;
        }
        String name = java.java().getFileName().toString().replace("java", "javac");
        return java.java().resolveSibling(name);
    }

    private static Path spi() {
        try {
            return Path.of(Trainer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader of Maven names its jars by URI", e);
        }
    }
}
