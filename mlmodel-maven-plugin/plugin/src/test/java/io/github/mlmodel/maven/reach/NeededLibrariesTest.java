package io.github.mlmodel.maven.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.files.Folders;
import io.github.mlmodel.maven.reach.NeededCode.Needed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What own code needs beyond the sources that it reaches, and what is known of it without a compiler. */
class NeededLibrariesTest {

    private static final String LIBRARY = "org.acme:prices:jar:1-SNAPSHOT";
    private static final String PRICES = "src/main/java/com/example/Prices.java";
    private static final String OTHER = "src/main/java/com/example/Other.java";
    private static final String EVERYTHING =
            "src/train: all sources, resources and libraries of the project count, because ";
    private static final String CALLS_PRICES = "return Prices.of(1);";
    private static final String CALLS_LIBRARY = "return org.acme.Acme.of(1);";

    @TempDir
    Path folder;

    private GivenCode code;
    private Path sibling;

    @BeforeEach
    void writeTheProject() throws IOException {
        sibling = folder.resolve("sibling/target/classes");
        code = new GivenCode(folder)
                .write(
                        PRICES,
                        "package com.example; public class Prices { public static double of(double x) { return x; } }")
                .write(OTHER, "package com.example; public class Other { int a = 1; }")
                .write("src/main/resources/rates.txt", "1");
        own(CALLS_PRICES);
    }

    private Path acme(int value) throws IOException {
        Path sources = folder.resolve("sibling/src/main/java");
        Files.createDirectories(sources);
        Files.writeString(
                sources.resolve("Acme.java"),
                "package org.acme; public class Acme { public static final double RATE = " + value
                        + "; public static double of(double x) { return x; } }");
        Folders.delete(sibling);
        GivenCode.compile(sources, sibling, List.of());
        return sibling;
    }

    private GivenCode own(String statement) {
        return code.write(
                "src/train/java/com/example/Own.java",
                "package com.example; public class Own { double own(Object given) throws Throwable { " + statement
                        + " } }");
    }

    static Stream<Arguments> callsByName() {
        return Stream.of(
                arguments("Class.forName(\"com.example.Prices\"); return 1;", "Class.forName"),
                arguments(
                        "java.util.function.Function<String, Object> f = name -> { try { return Class.forName(name); }"
                                + " catch (ClassNotFoundException e) { return 1; } }; return 1;",
                        "Class.forName"),
                arguments(
                        "java.util.concurrent.Callable<?> c = getClass()::getClassLoader;"
                                + " ((ClassLoader) c.call()).loadClass(\"A\"); return 1;",
                        "ClassLoader.loadClass"),
                arguments("java.util.ServiceLoader.load(Runnable.class); return 1;", "ServiceLoader.load"),
                arguments(
                        "java.util.function.Function<Class<Runnable>, Object> f = java.util.ServiceLoader::load;"
                                + " return 1;",
                        "ServiceLoader.load"),
                arguments(
                        "Own.class.getResourceAsStream(\"/rates.txt\").close(); return 1;",
                        "Class.getResourceAsStream"),
                arguments("return Own.class.getResource(\"/rates.txt\").getPort();", "Class.getResource"),
                arguments("java.util.ResourceBundle.getBundle(\"rates\"); return 1;", "ResourceBundle.getBundle"),
                arguments("java.lang.invoke.MethodHandles.lookup(); return 1;", "MethodHandles.lookup"),
                arguments("((java.lang.invoke.MethodHandle) given).invoke(); return 1;", "MethodHandle.invoke"),
                arguments("((java.lang.reflect.Method) given).invoke(null); return 1;", "Method.invoke"),
                arguments("new java.io.ObjectInputStream(null).readObject(); return 1;", "new ObjectInputStream"));
    }

    @ParameterizedTest
    @MethodSource("callsByName")
    void ofCodeThatReachesByNameEverythingCounts(String statement, String call) throws IOException {
        Needed needed = own(statement).needed();

        assertThat(needed.note()).isEqualTo(EVERYTHING + "com.example.Own uses " + call);
        assertThat(GivenCode.names(needed)).containsExactly("src/train", "src/main/java", "src/main/resources");
    }

    @Test
    void aClassOfTheProjectThatReachesByNameMakesEverythingCount() throws IOException {
        code.write(
                PRICES,
                "package com.example; public class Prices { public static double of(double x) throws Exception {"
                        + " Class.forName(\"A\"); return x; } }");

        assertThat(code.compile().needed().note()).isEqualTo(EVERYTHING + "com.example.Prices uses Class.forName");
    }

    @Test
    void codeThatReachesByNameIsToldWhichFolderChanged() throws IOException {
        code.library(acme(1));
        Needed before = own("Class.forName(\"com.example.Prices\"); return 1;")
                .compile()
                .needed();

        code.write(OTHER, "package com.example; public class Other { int a = 2; }")
                .compile();
        assertThat(GivenCode.changes(before, code.needed())).containsExactly("src/main/java changed");

        code.write("src/main/resources/rates.txt", "2");
        acme(2);
        assertThat(GivenCode.changes(before, code.needed()))
                .containsExactly("src/main/java changed", "src/main/resources changed", LIBRARY + " changed");
    }

    @Test
    void aReachedClassWithoutSourceMakesEverythingCountAndIsDigestedItself() throws IOException {
        Needed before = code.compile().delete(PRICES).needed();

        assertThat(before.note()).isEqualTo(EVERYTHING + "com.example.Prices has no Java source in the project");
        assertThat(GivenCode.names(before))
                .containsExactly("src/train", "src/main/java", "src/main/resources", "target/classes");

        code.write(
                        PRICES,
                        "package com.example; public class Prices { public static double of(double x) { return 2; } }")
                .compile()
                .delete(PRICES);
        assertThat(GivenCode.changes(before, code.needed())).containsExactly("target/classes changed");
    }

    @Test
    void aLibraryThatIsNotReachedDoesNotCount() throws IOException {
        Needed needed = code.library(acme(1)).compile().needed();

        assertThat(GivenCode.names(needed)).containsExactly("src/train", PRICES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package com.example; public class Prices { public static double of(double x) { return org.acme.Acme.of(x); } }",
                "package com.example; public class Prices { public static double of(double x) { return org.acme.Acme.RATE; } }",
                "package com.example; import static org.acme.Acme.*; public class Prices {"
                        + " public static double of(double x) { return RATE; } }"
            })
    void aLibraryThatTheProjectsCodeReachesCountsAndWhatItMayRead(String prices) throws IOException {
        Needed before = code.library(acme(1)).write(PRICES, prices).compile().needed();
        assertThat(GivenCode.names(before)).containsExactly("src/train", PRICES, LIBRARY, "src/main/resources");

        acme(2);
        code.compile();

        assertThat(GivenCode.changes(before, code.needed())).containsExactly(LIBRARY + " changed");
    }

    @Test
    void aLibraryMayLoadTheServicesOfTheProject() throws IOException {
        code.library(acme(1)).compile().write("target/classes/META-INF/services/org.acme.Rate", "com.example.Other");
        assertThat(code.needed().note()).isEmpty();

        own(CALLS_LIBRARY);

        assertThat(code.needed().note())
                .isEqualTo(EVERYTHING + "a library may load the classes that META-INF/services names");
    }

    @Test
    void whatTrainDependenciesBringCountsWhetherItIsReachedOrNot() throws IOException {
        Needed before = code.trainLibrary(acme(1)).compile().needed();
        assertThat(GivenCode.names(before)).containsExactly("src/train", PRICES, "org.acme:math:jar:1.0");

        acme(2);

        assertThat(GivenCode.changes(before, code.needed())).containsExactly("org.acme:math:jar:1.0 changed");
    }

    @Test
    void theFolderAndTheJarOfASiblingAgreeAndTimesDoNotCount() throws IOException {
        own(CALLS_LIBRARY);
        Needed ofFolder = code.library(acme(1)).compile().needed();

        Needed ofJar = withLibrary(jar("one.jar", 1_000_000_000_000L)).needed();
        Needed ofLaterJar = withLibrary(jar("two.jar", 1_700_000_000_000L)).needed();

        assertThat(GivenCode.names(ofFolder)).containsExactly("src/train", LIBRARY, "src/main/resources");
        assertThat(ofJar.inputs()).isEqualTo(ofFolder.inputs());
        assertThat(ofLaterJar.inputs()).isEqualTo(ofFolder.inputs());
    }

    private GivenCode withLibrary(Path library) {
        return new GivenCode(folder).library(library);
    }

    /** What maven-jar-plugin makes of the folder. */
    private Path jar(String name, long time) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "META-INF/MANIFEST.MF", ("Built-At: " + time).getBytes(StandardCharsets.UTF_8), time);
            entry(
                    zip,
                    "META-INF/maven/org.acme/prices/pom.properties",
                    ("#" + time).getBytes(StandardCharsets.UTF_8),
                    time);
            entry(zip, "org/acme/Acme.class", Files.readAllBytes(sibling.resolve("org/acme/Acme.class")), time);
        }
        return jar;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes, long time) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(time));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Test
    void aBuildInWhichNothingChangedCompilesNothing() throws IOException {
        Needed first = code.compile().needed();
        assertThat(code.compilations()).isEqualTo(1);

        Folders.delete(folder.resolve("mein Projekt 模型/target"));
        Needed second = code.compile().needed();

        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(code.compilations()).isEqualTo(1);
    }

    @Test
    void aDamagedMemoryIsAsGoodAsNone() throws IOException {
        Path memory = Files.writeString(folder.resolve("reaches.json"), "{\"format\": 1, \"reaches\": {\"");
        Needed first = code.compile().needed(memory);

        Needed second = code.needed(memory);

        assertThat(GivenCode.names(second)).containsExactly("src/train", PRICES);
        assertThat(second.inputs()).isEqualTo(first.inputs());
        assertThat(code.compilations()).isEqualTo(1);
    }

    @Test
    void withoutCodeNothingIsNeeded() throws IOException {
        code.compile().delete("src/train/java/com/example/Own.java");

        assertThat(GivenCode.names(code.needed())).containsExactly("src/train");
    }
}
