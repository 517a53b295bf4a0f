package io.github.mlmodel.worker.table;

import org.jspecify.annotations.Nullable;

/**
 * The rows that are held back, for messages.
 *
 * @param words what they are called
 * @param mover the element that moves rows to them and from them; absent where they are in files of their own
 */
public record OtherSide(String words, @Nullable String mover) {

    /** Returns rows of the source that is trained on. */
    public static OtherSide movedBy(String element) {
        return new OtherSide("the held-back rows", element);
    }
}
