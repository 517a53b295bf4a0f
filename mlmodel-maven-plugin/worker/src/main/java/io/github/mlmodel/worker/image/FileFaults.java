package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with files: the first ten, and how many there were. */
final class FileFaults {

    private static final int SHOWN = 10;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String fault) {
        count++;
        if (first.size() < SHOWN) {
            first.add(fault);
        }
    }

    /** Complains, if there is anything to complain of. */
    void refuse(String before, String after) {
        if (count > 0) {
            throw MlModelException.user(before + "\n  " + String.join("\n  ", first)
                    + (count > first.size() ? "\n  and " + (count - first.size()) + " more" : "") + "\n" + after);
        }
    }
}
