package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;

/** Rows without a value in the target column: the first ten, and how many more. */
final class Unlabelled {

    private static final int LISTED = 10;

    private final StringBuilder first = new StringBuilder();
    private long count;

    void add(DataFile file, long row) {
        if (count++ < LISTED) {
            first.append("\n  ").append(file.name()).append(", row ").append(row);
        }
    }

    /**
     * Complains if there are any.
     *
     * @throws MlModelException naming them
     */
    void refuse(String target) {
        if (count > 0) {
            throw MlModelException.user("Target column '" + target + "' has no value in " + Names.count(count, "row")
                    + ":" + first + (count > LISTED ? "\n  and " + (count - LISTED) + " more" : "")
                    + "\nLeave these rows out, or correct them.");
        }
    }
}
