package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.Optional;

/** Rows without a value in the target column: the first ten, and how many more. */
final class Unlabelled {

    private final Shown rows = new Shown();

    void add(DataFile file, long row) {
        rows.add(file.name() + ", row " + row);
    }

    /** Returns what is said of them, if there are any. */
    Optional<String> sentence(String target) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of("Target column '" + Printable.text(target) + "' has no value in "
                        + Names.count(rows.count(), "row") + ":" + rows.lines("\n  ")
                        + "\nDelete these rows from the data, or give them a value: no element leaves rows out.");
    }
}
