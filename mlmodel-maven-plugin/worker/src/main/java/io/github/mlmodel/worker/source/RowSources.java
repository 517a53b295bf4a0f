package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.RowSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources of rows of one artifact. Each artifact has a class loader of its own: two models may name two versions of one,
 * and what reads a model's rows must be what its fingerprint says.
 */
final class RowSources implements AutoCloseable {

    private final Source.Custom asked;
    private final URLClassLoader loader;
    private final List<RowSource> sources = new ArrayList<>();

    /** Loads them. */
    RowSources(Source.Custom asked) {
        this.asked = asked;
        List<URL> jars = asked.jars().stream().map(RowSources::url).toList();
        this.loader = new URLClassLoader(jars.toArray(URL[]::new), RowSource.class.getClassLoader());
        Set<URI> places = new HashSet<>();
        asked.jars().forEach(jar -> places.add(Path.of(jar).toUri()));
        try {
            for (RowSource source : ServiceLoader.load(RowSource.class, loader)) {
                @Nullable URI place = place(source);
                if (place != null && places.contains(place)) {
                    sources.add(source);
                }
            }
        } catch (ServiceConfigurationError e) {
            throw MlModelException.user(
                    "<reader> " + asked.artifact() + " cannot be used: " + e.getMessage()
                            + ". Its class must be public, with a public constructor without parameters.",
                    e);
        }
    }

    /**
     * Returns the one that reads all files.
     *
     * @throws MlModelException if there is a file that none reads, that several read, or that another one reads
     */
    RowSource reading(List<DataFile> files) {
        RowSource first = reading(files.get(0));
        for (DataFile file : files) {
            RowSource other = reading(file);
            if (other != first) {
                throw MlModelException.user("Data file " + file.name() + " is read by "
                        + other.getClass().getName() + ", and " + files.get(0).name() + " by "
                        + first.getClass().getName() + ". Files of one source are of one kind: narrow <source>.");
            }
        }
        return first;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            // The rows have been read; the jar is given back when the worker ends.
            return;
        }
    }

    private RowSource reading(DataFile file) {
        List<RowSource> reading =
                sources.stream().filter(source -> source.reads(file.name())).toList();
        if (reading.size() == 1) {
            return reading.get(0);
        }
        if (reading.size() > 1) {
            throw MlModelException.user("Data file " + file.name() + " is read by several sources of <reader> "
                    + asked.artifact() + ": " + names(reading) + ". Use a version of which one reads it.");
        }
        throw MlModelException.user("Data file " + file.name() + " is read by no source of <reader> "
                + asked.artifact()
                + (sources.isEmpty()
                        ? ", which has none: it names none in META-INF/services/" + RowSource.class.getName() + "."
                        : ", which has " + names(sources) + ". Check the file's name and the coordinates."));
    }

    private static @Nullable URI place(RowSource source) {
        @Nullable CodeSource code = source.getClass().getProtectionDomain().getCodeSource();
        return code == null
                ? null
                : Path.of(URI.create(code.getLocation().toString())).toUri();
    }

    private static URL url(String jar) {
        try {
            return Path.of(jar).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has a URL", e);
        }
    }

    private static String names(List<RowSource> sources) {
        return Names.list(
                sources.stream().map(source -> source.getClass().getName()).toList());
    }
}
