package io.github.mlmodel.build.step.contract;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An artifact that a project depends on.
 *
 * @param coordinates its coordinates, {@code group:artifact:version}
 * @param file its jar, or the output folder of a module of the same build
 */
public record UsedArtifact(String coordinates, Path file) {

    /** Returns the SHA-256 of the {@code model.onnx} of a model that it carries, if it does. */
    Optional<String> digestOf(String model) throws IOException {
        String entry = ModelFile.MODEL.inJar(model);
        if (Files.isDirectory(file)) {
            Path carried = file.resolve(entry);
            return Files.isRegularFile(carried) ? Optional.of(digest(RegularFiles.open(carried))) : Optional.empty();
        }
        if (!file.toString().endsWith(".jar")) {
            return Optional.empty();
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            @Nullable ZipEntry carried = jar.getEntry(entry);
            return carried == null ? Optional.empty() : Optional.of(digest(jar.getInputStream(carried)));
        }
    }

    private static String digest(InputStream opened) throws IOException {
        try (InputStream in = opened) {
            return Digest.of(in.readAllBytes());
        }
    }
}
