package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptsTest {

    /** A row of the table in CONTRIBUTING.md: how the script is called, and what it does. */
    private static final Pattern ROW = Pattern.compile("\\| `(?:java )?(scripts/[^` ]+)( [^`]*)?` \\| (.+) \\|");

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)+[.](c|java|js|py|sh)");

    @TempDir
    Path folder;

    /** Programs in Java: a file, and those whose names go on from its name. */
    static Stream<List<Path>> programs() throws IOException {
        List<Path> files = scripts().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
        return files.stream()
                .filter(file -> files.stream().noneMatch(whole -> isPart(file, whole)))
                .map(file -> files.stream()
                        .filter(other -> other.equals(file) || isPart(other, file))
                        .toList());
    }

    private static boolean isPart(Path file, Path whole) {
        return file.toString().startsWith(whole.toString().replaceFirst("[.]java$", "-"));
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> all = Files.list(Checkout.ROOT.resolve("scripts"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What needs a library that the product does not has a build file of its own, and a script of its name. */
    @Test
    void foldersAreBuiltByTheScriptsOfTheirNames() throws IOException {
        try (Stream<Path> all = Files.list(Checkout.ROOT.resolve("scripts"))) {
            assertThat(all.filter(Files::isDirectory).toList()).allSatisfy(folder -> {
                assertThat(folder.resolve("pom.xml")).isRegularFile();
                assertThat(Checkout.read(folder.resolveSibling(folder.getFileName() + ".sh")))
                        .contains(Checkout.name(folder) + "/pom.xml");
            });
        }
    }

    @Test
    void namesAreInOneSpelling() throws IOException {
        assertThat(scripts()).isNotEmpty().allSatisfy(script -> assertThat(
                        script.getFileName().toString())
                .matches(NAME));
    }

    @Test
    void everyScriptIsNamedWithTheArgumentsThatItTakes() throws IOException {
        Map<String, String> calls = new TreeMap<>();
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(Checkout.read(Checkout.ROOT.resolve("CONTRIBUTING.md")));
        while (row.find()) {
            calls.put(row.group(1), Objects.requireNonNullElse(row.group(2), ""));
            named.add(row.group(1));
            Matcher called = NAME.matcher(row.group(3));
            while (called.find()) {
                named.add("scripts/" + called.group());
            }
        }

        assertThat(named).isEqualTo(scripts().stream().map(Checkout::name).collect(Collectors.toSet()));
        for (Map.Entry<String, String> call : calls.entrySet()) {
            String script = Checkout.read(Checkout.ROOT.resolve(call.getKey()));
            assertThat(script).as("the head of %s", call.getKey()).contains(call.getKey() + call.getValue());
        }
    }

    /** Nothing else compiles them, and they use the product's classes. */
    @ParameterizedTest
    @MethodSource("programs")
    void programsFitTheProduct(List<Path> program) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();

        boolean compiled;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromFiles(
                                    program.stream().map(Path::toFile).toList()))
                    .call();
        }

        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
