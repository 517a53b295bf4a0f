package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.MlModelException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that are no finite numbers, in columns that are read as numbers: the first ten of each, and how many more. */
final class ValueFaults {

    private static final int LISTED = 10;

    private final Map<String, Listed> byColumn = new LinkedHashMap<>();

    private static final class Listed {

        private final StringBuilder first = new StringBuilder();
        private long count;

        void add(String place) {
            if (count++ < LISTED) {
                first.append("\n  ").append(place);
            }
        }

        String text() {
            return first + (count > LISTED ? "\n  and " + (count - LISTED) + " more" : "");
        }
    }

    void add(String column, DataFile file, long row, String text) {
        byColumn.computeIfAbsent(column, name -> new Listed()).add(file.name() + ", row " + row + ": '" + text + "'");
    }

    /**
     * Complains if there are any.
     *
     * @throws MlModelException naming all columns
     */
    void refuse() {
        if (byColumn.isEmpty()) {
            return;
        }
        StringBuilder sentence = new StringBuilder();
        byColumn.forEach((column, listed) -> sentence.append(sentence.isEmpty() ? "" : "\n")
                .append("Column '")
                .append(column)
                .append("' is read as numbers, but has values that are no finite numbers:")
                .append(listed.text()));
        throw MlModelException.user(
                sentence
                        + "\nCorrect them; texts may be declared by <missing>, or the column listed under <categorical> in <features>.");
    }
}
