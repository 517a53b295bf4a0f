package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.Objects;

/** Rows without a value in the column that groups them: it cannot be told which side they are on. */
public final class Ungrouped {

    private Ungrouped() {}

    /**
     * Returns what is said of them.
     *
     * @param rows how many there are
     * @param places the first of them, each on a line of its own
     */
    public static MlModelException refusal(ReadRequest request, long rows, String places) {
        return MlModelException.user("Column '"
                + Printable.text(Objects.requireNonNull(request.split().group()))
                + "' of <testGroup> has no value in " + Names.count(rows, "row") + ":" + places
                + "\nA row's group decides whether it is held back. Give each row one, its own where it belongs to no other,"
                + " or leave these rows out.");
    }
}
