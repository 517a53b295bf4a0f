package io.github.mlmodel.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that these tests run in. */
final class Checkout {

    static final Path ROOT = root();

    private Checkout() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("datasets/README.md"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "No checkout above " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** Returns the Markdown files that users read, sorted. */
    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder :
                List.of("", "docs", "datasets", "example-project", "example-project/docs", "example-consumer")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Reads where a checked exception cannot pass. */
    static String readQuietly(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file's name as seen from the root, with slashes. */
    static String name(Path file) {
        return slashes(ROOT.relativize(file));
    }

    static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }
}
