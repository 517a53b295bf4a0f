package io.github.mlmodel.worker.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.generate.TypedApi;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated sources, compiled as a strict project would. */
final class CompiledClasses {

    private final Path classes;

    private CompiledClasses(Path classes) {
        this.classes = classes;
    }

    /** Compiles the sources as {@link #arguments} say. */
    static CompiledClasses of(TypedApi api, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> files = write(api, folder.resolve("sources"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(found, null, null)) {
            boolean compiled = javac.getTask(
                            null,
                            manager,
                            found,
                            arguments(17, classes),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(found.getDiagnostics()).isEmpty();
            assertThat(compiled).isTrue();
        }
        return new CompiledClasses(classes);
    }

    /**
     * Returns the compiler's arguments for all warnings as errors, in the encoding that knows the fewest characters.
     *
     * @param release the version of Java to compile for
     */
    static List<String> arguments(int release, Path classes) {
        return List.of(
                "-Xlint:all,-classfile,-path",
                "-Werror",
                "-Xdoclint:all,-missing",
                "-proc:none",
                "--release",
                Integer.toString(release),
                "-encoding",
                "US-ASCII",
                "-d",
                classes.toString());
    }

    /** Writes the sources into a folder, and returns where they are. */
    static List<Path> write(TypedApi api, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> entry : api.files().entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            files.add(Files.writeString(file, entry.getValue()));
        }
        return files;
    }

    /** Returns a loader of the classes. */
    URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    /** Returns the bytes of a class file, as texts are found in it. */
    String text(String name) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            Path file = all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns the names of the class files, sorted. */
    List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
