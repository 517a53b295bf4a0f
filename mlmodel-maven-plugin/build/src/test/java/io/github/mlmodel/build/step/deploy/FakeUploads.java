package io.github.mlmodel.build.step.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A build whose repository gives what a test says. */
final class FakeUploads implements Uploads {

    final TreeSet<Path> later = new TreeSet<>();
    final List<Duration> patience = new ArrayList<>();
    final List<OtherModule> others = new ArrayList<>();
    boolean attached = true;
    boolean atEnd;
    boolean last = true;
    boolean leftToLast;
    /** Stands where a model's name does, for the project's own jar. */
    static final String JAR = "";

    private final Map<String, Function<Path, Publication.Fetched>> published = new HashMap<>();

    /** The repository has a jar. */
    FakeUploads hasJar(Path file) {
        return has(JAR, file);
    }

    /** The repository has a file. */
    FakeUploads has(String model, Path file) {
        published.put(model, folder -> {
            try {
                Files.createDirectories(folder);
                Path copy = folder.resolve(model.isEmpty() ? "app.jar" : model + ".zip");
                return new Publication.Fetched.Found(Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return this;
    }

    /** The repository has no such bundle. */
    FakeUploads lacks(String model) {
        published.put(model, folder -> new Publication.Fetched.Missing("The bundle is not there."));
        return this;
    }

    /** The repository refuses. */
    FakeUploads refuses(String model) {
        published.put(model, folder -> new Publication.Fetched.Refused("The repository refused."));
        return this;
    }

    /** Another module of the build, with what it left. */
    void other(Path target, @Nullable Path jar, boolean snapshot) {
        others.add(new OtherModule() {
            @Override
            public Path target() {
                return target;
            }

            @Override
            public Optional<Path> jar() {
                return Optional.ofNullable(jar);
            }

            @Override
            public Publication publicationOfJar() {
                return FakeUploads.this.publicationOfJar();
            }

            @Override
            public boolean isSnapshot() {
                return snapshot;
            }

            @Override
            public Publication publication(String model) {
                return FakeUploads.this.publication(model);
            }
        });
    }

    @Override
    public boolean isAttached(String model) {
        return attached;
    }

    @Override
    public Publication publicationOfJar() {
        return publication(JAR);
    }

    @Override
    public Publication publication(String model) {
        return new Publication() {
            @Override
            public String coordinates() {
                return model.isEmpty() ? "org.acme:app:jar:1.0" : "org.acme:app:zip:" + model + ":1.0";
            }

            @Override
            public String repository() {
                return "'releases' (https://repo)";
            }

            @Override
            public String repositoryId() {
                return "releases";
            }

            @Override
            public String repositoryUrl() {
                return "https://repo";
            }

            @Override
            public Fetched fetch(Duration given, Path folder) {
                patience.add(given);
                return Objects.requireNonNull(published.get(model)).apply(folder);
            }
        };
    }

    @Override
    public boolean areAtEnd() {
        return atEnd;
    }

    @Override
    public boolean isLast() {
        return last;
    }

    @Override
    public boolean areLeftToLast() {
        return leftToLast;
    }

    @Override
    public String last() {
        return "app-end";
    }

    @Override
    public void addLater(Path folder) {
        later.add(folder);
    }

    @Override
    public boolean isLater(Path folder) {
        return later.contains(folder);
    }

    @Override
    public List<OtherModule> others() {
        return others;
    }
}
