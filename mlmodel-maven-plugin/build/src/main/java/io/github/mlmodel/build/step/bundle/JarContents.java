package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Compares the models in a finished jar with those in the module's folders. */
final class JarContents {

    private JarContents() {}

    /** Says how the project's jar, if it has one, differs from the bundle in the model's files; empty if it does not. */
    static Optional<String> difference(BuiltModule module, String model) throws IOException {
        @Nullable Path jar = module.project().jar();
        if (!module.project().isJar() || jar == null || !Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        List<String> differences = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ModelFile file : ModelFile.shipped()) {
                compare(zip, file.inJar(model), module.workspace().file(model, file), differences);
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The jar " + jar.getFileName() + " does not hold the model '" + model
                + "' that the bundle holds: " + Names.list(differences)
                + ". Was the jar made before the goals 'train' and 'test' ran, or are the files filtered or excluded?"
                + " Bind 'train' to 'compile' or 'process-classes' and 'test' to 'test', and leave "
                + ModelFile.JAR_FOLDER + " alone.");
    }

    private static void compare(ZipFile zip, String entry, Path file, List<String> differences) throws IOException {
        @Nullable ZipEntry found = zip.getEntry(entry);
        boolean expected = Files.isRegularFile(file);
        if (found == null) {
            if (expected) {
                differences.add(entry + " is missing");
            }
        } else if (!expected) {
            differences.add(entry + " is too many");
        } else if (found.getSize() != Files.size(file) || !sameBytes(zip, found, file)) {
            differences.add(entry + " differs");
        }
    }

    private static boolean sameBytes(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        byte[] left = new byte[1 << 16];
        byte[] right = new byte[1 << 16];
        try (InputStream a = zip.getInputStream(entry);
                InputStream b = Files.newInputStream(file)) {
            while (true) {
                int n = a.readNBytes(left, 0, left.length);
                int m = b.readNBytes(right, 0, right.length);
                if (n != m || !Arrays.equals(left, 0, n, right, 0, m)) {
                    return false;
                }
                if (n == 0) {
                    return true;
                }
            }
        }
    }
}
