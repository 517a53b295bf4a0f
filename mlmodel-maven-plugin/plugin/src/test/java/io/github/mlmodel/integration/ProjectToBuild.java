package io.github.mlmodel.integration;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** A project of {@code src/it} before the invoker builds it; for its {@code prebuild.groovy}. */
public final class ProjectToBuild {

    private final Path folder;

    /** Takes the script's {@code basedir}. */
    public ProjectToBuild(File folder) {
        this.folder = folder.toPath();
    }

    /** Copies data sets of the checkout to where POMs look for them; all of them if none is named. */
    public void copyDatasets(String... names) throws IOException {
        List<String> chosen = names.length > 0 ? List.of(names) : datasets();
        for (String name : chosen) {
            copy("datasets/" + name, "datasets/" + name);
        }
    }

    private List<String> datasets() throws IOException {
        try (Stream<Path> files = Files.list(checkout().resolve("datasets"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Copies a file of the checkout to a place in the project. */
    public void copy(String file, String place) throws IOException {
        Path copy = folder.resolve(place);
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(checkout().resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a text file into the project. */
    public void write(String file, String text) throws IOException {
        Path written = folder.resolve(file);
        Files.createDirectories(written.toAbsolutePath().getParent());
        Files.writeString(written, text, StandardCharsets.UTF_8);
    }

    /** Writes rows whose price follows from their area, so that any trainer has something to learn. */
    public void writePrices(String file) throws IOException {
        StringBuilder rows = new StringBuilder("area,rooms,price\n");
        for (int i = 0; i < 200; i++) {
            rows.append(30 + i % 70).append(',').append(1 + i % 5).append(',');
            rows.append(100 + 3 * (i % 70) + i % 7).append('\n');
        }
        write(file, rows.toString());
    }

    /** Replaces a word wherever it stands in a file of the project. */
    public void replace(String file, String word, Object replacement) throws IOException {
        write(file, Files.readString(folder.resolve(file)).replace(word, replacement.toString()));
    }

    /** Removes what an earlier run of this project has installed. */
    public void forgetWhatWasInstalled(File localRepository) throws IOException {
        Path installed = localRepository.toPath().resolve("com/example").resolve(folder.getFileName());
        if (Files.exists(installed)) {
            try (Stream<Path> files = Files.walk(installed)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Copies a local repository into the project, without the folders in it that are named. */
    public void copyRepository(File localRepository, String place, String... without) throws IOException {
        Path from = localRepository.toPath();
        Path to = folder.resolve(place);
        List<String> left = List.of(without);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (left.contains(from.relativize(directory).toString().replace('\\', '/'))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                // Maven writes over its notes, but never over a jar.
                if (file.toString().endsWith(".jar")) {
                    Files.createLink(copy, file);
                } else {
                    Files.copy(file, copy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Starts a repository, whose address the project's builds get as the property {@code repository.url}. */
    public RepositoryServer startRepository() throws IOException {
        RepositoryServer server = RepositoryServer.start(folder.resolve("remote"));
        write("test.properties", "repository.url=" + server.getUrl() + "\n");
        return server;
    }

    private Path checkout() {
        Path checkout = folder.toAbsolutePath();
        while (!Files.exists(checkout.resolve("example-project/pom.xml"))) {
            Path parent = checkout.getParent();
            if (parent == null) {
                throw new IllegalStateException("No checkout above " + folder);
            }
            checkout = parent;
        }
        return checkout;
    }
}
