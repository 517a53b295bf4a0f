package io.github.mlmodel.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomCodeTest {

    private static final Path JAVAC = Path.of(System.getProperty("java.home"), "bin", "javac");
    private static final String ADVICE =
            "\nIt is compiled against the project's classes and compile scope, the SPI of mlmodel and"
                    + " <trainDependencies>.";

    @TempDir
    Path temporary;

    private Path sources;
    private Path output;

    @BeforeEach
    void makeFolders() throws IOException {
        Path project = Files.createDirectories(temporary.resolve("mein Projekt 模型"));
        sources = project.resolve("src/train/java");
        output = project.resolve("target/mlmodel/train-classes");
    }

    @Test
    void noFolderGivesNoClasses() {
        assertThat(CustomCode.compile(request(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void classesAndResourcesStandInTheOutputFolder(boolean forked) throws Exception {
        write("de/Größe.java", "package de; public class Größe { public String toString() { return \"ß模\"; } }");
        write("META-INF/services/de.Service", "de.Größe\n");

        CompiledCode code = CustomCode.compile(request(forked ? JAVAC : null)).orElseThrow();

        assertThat(code).returns(output, CompiledCode::classes);
        assertThat(output.resolve("META-INF/services/de.Service")).content().isEqualTo("de.Größe\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {output.toUri().toURL()})) {
            Object made = loader.loadClass("de.Größe").getConstructor().newInstance();
            assertThat(made).hasToString("ß模");
        }
        assertThat(output.getParent()).isDirectoryNotContaining("glob:**/.compile-*");
    }

    @Test
    void unchangedSourcesAreNotCompiledAgain() throws IOException {
        write("A.java", "class A {}");
        CustomCode.compile(request(null));

        assertThat(compilesAgain(request(null))).isFalse();

        write("A.java", "class A { int a; }");
        assertThat(compilesAgain(request(null))).isTrue();
    }

    @Test
    void codeThatIsSwappedWhileItIsCompiledAndRestoredIsCompiledAsItWasDigested() throws Exception {
        String code = "public class A { public String toString() { return \"as digested\"; } }";
        write("A.java", code);
        Path source = sources.resolve("A.java");
        Path swapping = temporary.resolve("javac");
        Files.writeString(swapping, """
                #!/bin/sh
                cp '%1$s' '%1$s.kept'
                sed -i 's/as digested/swapped/' '%1$s'
                '%2$s' "$@"
                exit=$?
                mv '%1$s.kept' '%1$s'
                exit $exit
                """.formatted(source, JAVAC));
        assumeThat(swapping.toFile().setExecutable(true)).isTrue();
        assumeThat(swapping.getFileSystem().supportedFileAttributeViews()).contains("posix");

        CompiledCode compiled = CustomCode.compile(request(swapping)).orElseThrow();

        assertThat(compiled.sources()).isEqualTo(Map.of(source, Digest.of(code)));
        assertThat(source).content().isEqualTo(code);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {output.toUri().toURL()})) {
            Object made = loader.loadClass("A").getConstructor().newInstance();
            assertThat(made).hasToString("as digested");
        }
        assertThat(output.getParent()).isDirectoryNotContaining("glob:**/.sources-*");
    }

    @Test
    void whatWasCompiledEarlierIsSaidToBeOfTheSourcesOfNow() throws IOException {
        write("A.java", "class A {}");
        write("de/data.txt", "1");
        CompiledCode first = CustomCode.compile(request(null)).orElseThrow();

        CompiledCode second = CustomCode.compile(request(null)).orElseThrow();

        assertThat(second.sources())
                .isEqualTo(first.sources())
                .isEqualTo(Map.of(
                        sources.resolve("A.java"),
                        Digest.of("class A {}"),
                        sources.resolve("de/data.txt"),
                        Digest.of("1")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatItRestsOnIsKnownWhetherItIsCompiledNowOrWasBefore(boolean forked) throws IOException {
        write("de/A.java", "package de; class A { int most = Integer.MAX_VALUE; }");
        Path compiler = forked ? JAVAC : null;

        CompiledCode first = CustomCode.compile(request(compiler)).orElseThrow();
        assertThat(first.types()).containsExactlyInAnyOrder("de.A", "java.lang.Integer", "java.lang.Object");
        assertThat(CustomCode.compile(request(compiler)).orElseThrow().types()).isEqualTo(first.types());

        Files.delete(output.resolveSibling("train-classes.types"));
        assertThat(compilesAgain(request(compiler))).isTrue();
        assertThat(CustomCode.compile(request(compiler)).orElseThrow().types()).isEqualTo(first.types());
    }

    @Test
    void aClassThatWasDeletedLeavesTheOutput() throws IOException {
        write("A.java", "class A {}");
        write("B.java", "class B {}");
        CustomCode.compile(request(null));

        Files.delete(sources.resolve("B.java"));
        CustomCode.compile(request(null));

        assertThat(output).isDirectoryContaining("glob:**/A.class").isDirectoryNotContaining("glob:**/B.class");

        Files.delete(sources.resolve("A.java"));
        assertThat(CustomCode.compile(request(null))).isEmpty();
        assertThat(output).doesNotExist();
    }

    @Test
    void anotherClassOfTheProjectCompilesItAgainAndAnotherFileDoesNot() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        Files.write(classes.resolve("P.class"), new byte[] {1});
        write("A.java", "class A {}");
        CustomCode.compile(request(null, JavaRelease.of(17), classes));

        Files.write(classes.resolve("model.json"), new byte[] {1});
        assertThat(compilesAgain(request(null, JavaRelease.of(17), classes))).isFalse();

        Files.write(classes.resolve("P.class"), new byte[] {2});
        assertThat(compilesAgain(request(null, JavaRelease.of(17), classes))).isTrue();
    }

    /** What is compiled takes the place of the whole folder, with whatever else was put into it. */
    private boolean compilesAgain(CustomCodeRequest request) throws IOException {
        Path stays = Files.writeString(output.resolve("stays"), "until it is compiled again");
        CustomCode.compile(request);
        return Files.notExists(stays);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void errorsAreListedWithFileAndLineAndTheOutputStaysAsItWas(boolean forked) throws IOException {
        Path compiler = forked ? JAVAC : null;
        write("de/A.java", "package de;\n\nclass A {}\n");
        CustomCode.compile(request(compiler));
        write("de/A.java", "package de;\n\nclass A extends Gibt {\n    int a = \"b\";\n}\n");

        MlModelException failure =
                catchThrowableOfType(MlModelException.class, () -> CustomCode.compile(request(compiler)));

        assertThat(failure)
                .hasMessage("src/train/java does not compile: 2 errors."
                        + "\n    src/train/java/de/A.java:3: cannot find symbol symbol: class Gibt"
                        + "\n    src/train/java/de/A.java:4: incompatible types: String cannot be converted to int"
                        + ADVICE);
        assertThat(failure.kind()).isEqualTo(MlModelException.Kind.USER);
        assertThat(output.resolve("de/A.class")).exists();
    }

    @Test
    void beyondTenErrorsTheRestIsCounted() throws IOException {
        StringBuilder text = new StringBuilder("class A {\n");
        for (int i = 0; i < 12; i++) {
            text.append("    int a").append(i).append(" = \"\";\n");
        }
        write("A.java", text + "}\n");

        assertThatThrownBy(() -> CustomCode.compile(request(null)))
                .hasMessageStartingWith("src/train/java does not compile: 12 errors.\n")
                .hasMessageEndingWith(
                        "\n    src/train/java/A.java:11: incompatible types: String cannot be converted to"
                                + " int\n    and 2 more" + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReleaseThatTheCompilerDoesNotKnowIsNamed(boolean forked) throws IOException {
        write("A.java", "class A {}");

        assertThatThrownBy(() -> CustomCode.compile(request(forked ? JAVAC : null, JavaRelease.of(99))))
                .hasMessage("src/train/java does not compile: 1 error.\n    "
                        + (forked ? "release version 99 not supported" : "error: release version 99 not supported")
                        + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theProjectsReleaseDecidesTheLanguage(boolean forked) throws IOException {
        write("A.java", "record A() {}");

        assertThatThrownBy(() -> CustomCode.compile(request(forked ? JAVAC : null, JavaRelease.of(11))))
                .hasMessageContaining("\n    src/train/java/A.java:1: records are not supported in -source 11");
    }

    private CustomCodeRequest request(@Nullable Path compiler) {
        return request(compiler, JavaRelease.of(17));
    }

    private CustomCodeRequest request(@Nullable Path compiler, JavaRelease release, Path... classPath) {
        return new CustomCodeRequest("src/train/java", sources, List.of(classPath), release, compiler, output);
    }

    private void write(String name, String text) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
