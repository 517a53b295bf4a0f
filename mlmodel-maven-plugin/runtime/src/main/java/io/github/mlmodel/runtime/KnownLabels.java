package io.github.mlmodel.runtime;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.List;

/** Finds labels by their names. */
final class KnownLabels {

    private KnownLabels() {}

    /**
     * Returns the place of a label.
     *
     * @throws IllegalArgumentException if it is not there
     */
    static int place(List<String> labels, String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("The model has no label '" + Printable.text(label) + "'"
                    + Names.didYouMean(label, labels) + " Its labels are: " + Names.list(labels) + ".");
        }
        return index;
    }
}
