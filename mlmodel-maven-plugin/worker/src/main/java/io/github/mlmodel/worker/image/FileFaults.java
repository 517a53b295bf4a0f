package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Shown;

/** What is wrong with files: the first ten, and how many there were. */
final class FileFaults {

    private final Shown faults = new Shown();

    void add(String fault) {
        faults.add(fault);
    }

    /** Complains, if there is anything to complain of. */
    void refuse(String before, String after) {
        if (!faults.isEmpty()) {
            throw MlModelException.user(before + faults.lines("\n  ") + "\n" + after);
        }
    }
}
