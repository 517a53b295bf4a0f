package io.github.mlmodel.junit;

import com.google.gson.JsonParseException;
import io.github.mlmodel.grade.rows.Left;
import io.github.mlmodel.grade.rows.TestPointer;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a training has left for the tests of a model.
 *
 * @param model the model's name
 * @param folder the model's folder in {@code target}
 * @param pointer what is left
 */
record PointedFiles(String model, Path folder, TestPointer pointer) {

    /** The command that makes what is not there. */
    static final String COMMAND = "mvn test-compile";

    /**
     * Finds it on the class path.
     *
     * @throws LeftNothingException if it is not there, or is of another model than stands on the class path
     */
    static PointedFiles find(String model, ClassLoader loader) {
        @Nullable URL url = loader.getResource(TestPointer.resource(model));
        if (url == null || !url.getProtocol().equals("file")) {
            throw new LeftNothingException("There are no held-back rows of model '" + model
                    + "' here. In the project that trains it run '" + COMMAND
                    + "'; in one that depends on it, name a file beside the test that has rows:"
                    + " @ModelTest(value = \"" + model + "\", rows = \"rows.csv\").");
        }
        Path file = path(url);
        TestPointer pointer = read(model, file);
        Path folder = Objects.requireNonNull(file.getParent())
                .resolve(pointer.folder())
                .normalize();
        if (!pointer.modelDigest().equals(digestOnClassPath(model, loader))) {
            throw new LeftNothingException("The held-back rows of model '" + model + "' in " + folder
                    + " were left for another model than the one on the class path. Run '" + COMMAND + "'.");
        }
        return new PointedFiles(model, folder, pointer);
    }

    private static Path path(URL url) {
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader gives URLs that are URIs: " + url, e);
        }
    }

    private static TestPointer read(String model, Path file) {
        try {
            TestPointer pointer = Json.read(RegularFiles.text(file), TestPointer.class);
            if (pointer.format() == TestPointer.FORMAT) {
                return pointer;
            }
        } catch (IOException | JsonParseException e) {
            throw new LeftNothingException(
                    "The pointer to the held-back rows of model '" + model + "', " + file + ", cannot be read. Run '"
                            + COMMAND + "'.",
                    e);
        }
        throw new LeftNothingException("The held-back rows of model '" + model + "' were left by another version of"
                + " mlmodel-maven-plugin than that of mlmodel-junit. Give both the same version.");
    }

    /** Returns the SHA-256 of the model on the class path; empty where there is none. */
    static String digestOnClassPath(String model, ClassLoader loader) {
        @Nullable URL url = loader.getResource(ModelFile.MODEL.inJar(model));
        if (url == null) {
            return "";
        }
        try (InputStream in = url.openStream()) {
            return Digest.of(in.readAllBytes());
        } catch (IOException e) {
            throw new LeftNothingException("The model '" + model + "' at " + url + " cannot be read: " + e + ".", e);
        }
    }

    /**
     * Returns the held-back rows' file.
     *
     * @throws LeftNothingException if it is not there, or not as it was left
     */
    Path rows() {
        return file(pointer.rows(), "are no held-back rows", "held-back rows");
    }

    /**
     * Returns the bundle that the model is compared with.
     *
     * @throws LeftNothingException if it is not there, or not as it was left
     */
    Path baseline() {
        return file(pointer.baseline(), "is no baseline", "baseline");
    }

    /**
     * Returns the folder of the compiled metrics of the project's own; nothing where it has none.
     *
     * @throws LeftNothingException if it is not there
     */
    @Nullable
    Path metrics() {
        if (pointer.metrics().isEmpty()) {
            return null;
        }
        Path classes = folder.resolve(pointer.metrics()).normalize();
        if (!Files.isDirectory(classes)) {
            throw new LeftNothingException("The compiled metrics of src/evaluate/java, by which model '" + model
                    + "' is evaluated, are not in " + classes + ". Run '" + COMMAND + "'.");
        }
        return classes;
    }

    private Path file(Left left, String none, String what) {
        if (left instanceof Left.Absent absent) {
            throw new LeftNothingException("There " + none + " of model '" + model + "': " + absent.reason() + ".");
        }
        Left.There there = (Left.There) left;
        Path file = folder.resolve(there.file());
        try {
            if (Files.isRegularFile(file) && Digest.of(file).equals(there.sha256())) {
                return file;
            }
        } catch (IOException e) {
            throw new LeftNothingException(
                    "The file of the " + what + " of model '" + model + "', " + file + ", cannot be read: " + e + ".",
                    e);
        }
        throw new LeftNothingException("The file of the " + what + " of model '" + model + "', " + file
                + ", is not there, or not as it was left. Run '" + COMMAND + "'.");
    }
}
