package io.github.mlmodel.worker.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.generate.TypedApi;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
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

    /** Compiles the sources with all warnings as errors, in the encoding that knows the fewest characters. */
    static CompiledClasses of(TypedApi api, Path folder) throws IOException {
        Path sources = folder.resolve("sources");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> entry : api.files().entrySet()) {
            Path file = sources.resolve(entry.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            files.add(Files.writeString(file, entry.getValue()));
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(found, null, null)) {
            boolean compiled = javac.getTask(
                            null,
                            manager,
                            found,
                            List.of(
                                    "-Xlint:all,-classfile,-path",
                                    "-Werror",
                                    "-Xdoclint:all,-missing",
                                    "-proc:none",
                                    "--release",
                                    "17",
                                    "-encoding",
                                    "US-ASCII",
                                    "-d",
                                    classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(found.getDiagnostics()).isEmpty();
            assertThat(compiled).isTrue();
        }
        return new CompiledClasses(classes);
    }

    /** Returns a loader of the classes. */
    URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
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
