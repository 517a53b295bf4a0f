package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values that are no finite numbers, in columns that are read as numbers: the first ten of each, and how many more. */
final class ValueFaults {

    private final Map<String, Shown> byColumn = new LinkedHashMap<>();

    void add(String column, DataFile file, long row, String text) {
        byColumn.computeIfAbsent(column, name -> new Shown())
                .add(file.name() + ", row " + row + ": '" + Printable.text(text) + "'");
    }

    /** Returns what is said of all columns, if there are any. */
    Optional<String> sentence() {
        if (byColumn.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder sentence = new StringBuilder();
        byColumn.forEach((column, values) -> sentence.append(sentence.isEmpty() ? "" : "\n")
                .append("Column '")
                .append(column)
                .append("' is read as numbers, but has values that are no finite numbers:")
                .append(values.lines("\n  ")));
        return Optional.of(
                sentence
                        + "\nCorrect them; texts may be declared by <missing>, or the column listed under <categorical> in <features>.");
    }
}
