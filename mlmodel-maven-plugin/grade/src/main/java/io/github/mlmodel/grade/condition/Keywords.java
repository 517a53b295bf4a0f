package io.github.mlmodel.grade.condition;

import java.util.List;
import java.util.Locale;

/** The words that mean something else than a column where they begin a question without quotes. */
final class Keywords {

    private static final List<String> ALL = List.of("and", "or", "not", "in", "is", "_row");

    private Keywords() {}

    /** Returns whether a name is one of them, in whatever case. */
    static boolean has(String name) {
        return ALL.contains(name.toLowerCase(Locale.ROOT));
    }
}
