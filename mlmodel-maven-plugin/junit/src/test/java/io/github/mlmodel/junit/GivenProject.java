package io.github.mlmodel.junit;

import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.rows.Left;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A project as {@code train} leaves it: models in an output folder, and what its tests need in {@code target}. */
final class GivenProject {

    final Path base;
    private String metrics = "";

    GivenProject(Path base) {
        this.base = base;
    }

    /** Adds the model that says {@code ja 😀} of people whose age and color come to more than 0. */
    GivenProject classifier() throws IOException {
        return with("color", Models.onnx(Models.classifier()), Models.classifierDescription());
    }

    /** Adds the model that says {@code light} of images that are lighter than dark. */
    GivenProject classifierOfImages() throws IOException {
        return with("brightness", Models.onnx(Models.brightness()), Models.brightnessDescription());
    }

    private GivenProject with(String name, byte[] onnx, ModelDescription description) throws IOException {
        Models.write(base.resolve("classes/META-INF/mlmodel").resolve(name), onnx, description);
        return this;
    }

    /** Has a compiled metric of its own, which the next rows are left with. */
    GivenProject measuredBy(Class<? extends Metric> metric) throws IOException {
        metrics = "../.evaluate-classes";
        String file = metric.getName().replace('.', '/') + ".class";
        Path copy = base.resolve("mlmodel/.evaluate-classes").resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream in = Objects.requireNonNull(metric.getClassLoader().getResourceAsStream(file))) {
            Files.copy(in, copy);
        }
        return this;
    }

    /** Leaves rows for the tests of a model. */
    GivenProject leaving(String name, String rows) throws IOException {
        Path file = base.resolve("mlmodel").resolve(name).resolve(TestPointer.ROWS);
        Files.createDirectories(file.getParent());
        Files.writeString(file, rows);
        return pointing(
                name,
                new Left.There(TestPointer.ROWS, Digest.of(file), "datasets/colors.csv"),
                new Left.Absent("the model has no <baseline>"));
    }

    /** Leaves the model itself for the one that it is compared with. */
    GivenProject comparedWithItself(String name) throws IOException {
        Path rows = base.resolve("mlmodel").resolve(name).resolve(TestPointer.ROWS);
        Path bundle = rows.resolveSibling(TestPointer.BASELINE);
        BundleWriter.write(bundle, base.resolve("classes/META-INF/mlmodel").resolve(name), Instant.EPOCH);
        return pointing(
                name,
                new Left.There(TestPointer.ROWS, Digest.of(rows), "datasets/colors.csv"),
                new Left.There(TestPointer.BASELINE, Digest.of(bundle), "com.example:colors:1.0"));
    }

    /** Points at what is left, and at what is not. */
    GivenProject pointing(String name, Left rows, Left baseline) throws IOException {
        Path pointer = base.resolve("test-classes").resolve(TestPointer.resource(name));
        Files.createDirectories(pointer.getParent());
        Path model = ModelFile.MODEL.in(base.resolve("classes/META-INF/mlmodel").resolve(name));
        Files.writeString(
                pointer,
                Json.write(new TestPointer(
                        TestPointer.FORMAT, Digest.of(model), "../../../mlmodel/" + name, rows, baseline, metrics)));
        return this;
    }

    /** Returns a class loader as its tests have it. */
    URLClassLoader loader() throws IOException {
        Files.createDirectories(base.resolve("classes"));
        Files.createDirectories(base.resolve("test-classes"));
        URL[] places = {
            base.resolve("test-classes").toUri().toURL(),
            base.resolve("classes").toUri().toURL()
        };
        return new URLClassLoader(places, GivenProject.class.getClassLoader());
    }

    /** Runs a test class as an IDE does. */
    TestExecutionSummary run(Class<?> test) throws IOException {
        return run(DiscoverySelectors.selectClass(test));
    }

    /** Runs what is selected, as {@code -Dtest=Class#method} does. */
    TestExecutionSummary run(DiscoverySelector selected) throws IOException {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selected)
                                    .build(),
                            listener);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return listener.getSummary();
    }

    /** Runs a test class, and returns why its tests failed. */
    List<String> failures(Class<?> test) throws IOException {
        return run(test).getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }
}
