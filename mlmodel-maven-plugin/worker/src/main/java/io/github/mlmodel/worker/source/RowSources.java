package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the source of rows that reads a file, among those on the worker's class path. */
final class RowSources {

    private RowSources() {}

    /**
     * Returns the one that reads a file.
     *
     * @throws MlModelException if none does, or several do
     */
    static RowSource reading(DataFile file, Source.Custom asked) {
        List<RowSource> known = new ArrayList<>();
        try {
            ServiceLoader.load(RowSource.class).forEach(known::add);
        } catch (ServiceConfigurationError e) {
            throw MlModelException.user(
                    "<reader> " + asked.artifact() + " cannot be used: " + e.getMessage()
                            + ". Its class must be public, with a public constructor without parameters.",
                    e);
        }
        List<RowSource> reading =
                known.stream().filter(source -> source.reads(file.name())).toList();
        if (reading.size() == 1) {
            return reading.get(0);
        }
        if (reading.size() > 1) {
            throw MlModelException.user("Data file " + file.name() + " is read by several sources: " + names(reading)
                    + ". Keep one of them on the class path.");
        }
        throw MlModelException.user("Data file " + file.name() + " is read by no source of <reader> " + asked.artifact()
                + (known.isEmpty()
                        ? ", which has none: it names none in META-INF/services/" + RowSource.class.getName() + "."
                        : ", which has " + names(known) + ". Check the file's name and the coordinates."));
    }

    private static String names(List<RowSource> sources) {
        return Names.list(
                sources.stream().map(source -> source.getClass().getName()).toList());
    }
}
