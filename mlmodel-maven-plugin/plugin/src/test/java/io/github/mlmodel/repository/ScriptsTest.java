package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing else compiles the programs in {@code scripts}, which use the product's classes. */
class ScriptsTest {

    @TempDir
    Path folder;

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> all = Files.list(Checkout.ROOT.resolve("scripts"))) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsFitTheProduct(Path program) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();

        boolean compiled;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(program))
                    .call();
        }

        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
