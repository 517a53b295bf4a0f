package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.split.AskedRule;
import java.util.Objects;

/** Rows of which it cannot be told which side they are on. */
public final class Sideless {

    private Sideless() {}

    /**
     * Returns what is said of them.
     *
     * @param rows how many there are
     * @param places the first of them, each on a line of its own
     */
    public static String sentence(ReadRequest request, long rows, String places) {
        if (request.split().rule() instanceof AskedRule asked) {
            return asked.element() + " cannot tell of " + Names.count(rows, "row") + " whether "
                    + (rows == 1 ? "it is" : "they are") + " held back:" + places + "\n" + asked.advice();
        }
        return "Column '"
                + Printable.text(Objects.requireNonNull(request.split().group()))
                + "' of <testGroup> has no value in " + Names.count(rows, "row") + ":" + places
                + "\nA row's group decides whether it is held back. Give each row one, its own where it belongs to no other,"
                + " or delete these rows from the data.";
    }
}
