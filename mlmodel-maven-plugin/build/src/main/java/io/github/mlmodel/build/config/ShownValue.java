package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.ElementEntry.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the manual and {@code describe} write what an element holds. */
final class ShownValue {

    /** An element that may be absent, and then means nothing. */
    static final String NONE = "none";

    /** Columns that are in no list. */
    static final String BY_TYPE = "by type";

    private ShownValue() {}

    static String list(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join(", ", texts);
    }

    static String orNone(@Nullable Object value) {
        return value == null || value.equals("") ? NONE : value.toString();
    }
}
