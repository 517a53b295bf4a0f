package io.github.mlmodel.maven.reach;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.maven.compile.CompiledCode;
import io.github.mlmodel.maven.compile.CustomCode;
import io.github.mlmodel.maven.compile.CustomCodeRequest;
import io.github.mlmodel.maven.compile.JavaRelease;
import io.github.mlmodel.maven.reach.NeededCode.Needed;
import io.github.mlmodel.maven.reach.ProjectCode.NeededLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A project with code of its own, compiled by the compiler of the JDK that runs the tests. */
final class GivenCode {

    final Path base;

    private final Path elsewhere;
    private final List<NeededLibrary> libraries = new ArrayList<>();
    private final List<NeededLibrary> trainLibraries = new ArrayList<>();
    private @Nullable Path javac;
    private int compilations;

    /** Makes an empty project, whose cache is in a folder beside it. */
    GivenCode(Path folder) {
        base = folder.resolve("mein Projekt 模型");
        elsewhere = folder.resolve("elsewhere");
    }

    GivenCode library(Path file) {
        libraries.add(new NeededLibrary("org.acme:prices:jar", "org.acme:prices:jar:1-SNAPSHOT", file));
        return this;
    }

    GivenCode trainLibrary(Path file) {
        trainLibraries.add(new NeededLibrary("org.acme:math:jar", "org.acme:math:jar:1.0", file));
        return this;
    }

    /** Compiles own code in a process of its own. */
    GivenCode forked() {
        javac = Path.of(System.getProperty("java.home"), "bin", "javac");
        return this;
    }

    /** Compiles own code in the process of the tests again. */
    GivenCode ownCompiler() {
        javac = null;
        return this;
    }

    /** Writes a Java source by its name: {@code src/main/java/com/example/Prices.java}. */
    GivenCode write(String name, String text) {
        try {
            Files.createDirectories(base.resolve(name).getParent());
            Files.writeString(base.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GivenCode delete(String name) throws IOException {
        Files.delete(base.resolve(name));
        return this;
    }

    String read(String name) throws IOException {
        return Files.readString(base.resolve(name));
    }

    /** Compiles the project anew, as {@code mvn clean compile} does. */
    GivenCode compile(String... options) throws IOException {
        Folders.delete(output());
        compile(base.resolve("src/main/java"), output(), libraryFiles(), options);
        return this;
    }

    static void compile(Path sources, Path output, List<Path> classPath, String... options) throws IOException {
        Files.createDirectories(output);
        List<String> arguments = new ArrayList<>(List.of("-d", output.toString(), "-proc:none", "-encoding", "UTF-8"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "-cp",
                String.join(
                        java.io.File.pathSeparator,
                        classPath.stream().map(Path::toString).toList())));
        try (Stream<Path> all = Files.walk(sources)) {
            all.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (exit != 0) {
            throw new IllegalStateException("the project does not compile");
        }
    }

    Path output() {
        return base.resolve("target/classes");
    }

    /** Returns what {@code src/train} needs, as the next build finds it. */
    Needed needed() throws IOException {
        return needed(elsewhere.resolve("reaches.json"));
    }

    /** Returns what {@code src/train} needs, as a build finds it whose cache is in a file. */
    Needed needed(Path cache) throws IOException {
        ProjectCode code = new ProjectCode(
                base,
                output(),
                List.of(base.resolve("src/main/java"), base.resolve("target/generated-sources/annotations")),
                List.of(base.resolve("src/main/resources")),
                List.of(base.resolve("target"), base.resolve("src/models")),
                libraries,
                trainLibraries);
        return new NeededCode(code, cache, new DigestCache(elsewhere.resolve("digests.json")))
                .of(base.resolve("src/train"), this::compileOwn);
    }

    private Optional<CompiledCode> compileOwn() {
        compilations++;
        List<Path> classPath = new ArrayList<>(List.of(output()));
        classPath.addAll(libraryFiles());
        return CustomCode.compile(new CustomCodeRequest(
                "src/train/java",
                base.resolve("src/train/java"),
                classPath,
                JavaRelease.of(17),
                javac,
                base.resolve("target/mlmodel/.train-classes")));
    }

    private List<Path> libraryFiles() {
        return Stream.concat(libraries.stream(), trainLibraries.stream())
                .map(NeededLibrary::file)
                .toList();
    }

    /** Returns how often own code was handed to be compiled. */
    int compilations() {
        return compilations;
    }

    /** Returns the reasons to train anew, without digests. */
    static List<String> changes(Needed before, Needed after) {
        return fingerprint(after).changesSince(fingerprint(before)).stream()
                .map(change -> change.replaceAll(" \\(.*", ""))
                .toList();
    }

    static Fingerprint fingerprint(Needed needed) {
        return new Fingerprint("churn", new JsonObject(), needed.inputs(), null);
    }

    /** Returns the names of what is needed. */
    static List<String> names(Needed needed) {
        return needed.inputs().stream().map(Fingerprint.Input::name).toList();
    }
}
