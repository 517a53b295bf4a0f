package io.github.mlmodel.build.config;

import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code <form>}: how dates are written.
 *
 * @param violations told of a form that nobody knows
 */
record DateFormElement(Violations violations) {

    /** The forms, as users write them. */
    static final List<String> KNOWN =
            Arrays.stream(DateForm.values()).map(DateForm::text).toList();

    Optional<DateForm> read(ElementValues values, String at) {
        Optional<String> text = values.text("form");
        Optional<DateForm> form = text.flatMap(given -> Arrays.stream(DateForm.values())
                .filter(value -> value.text().equals(given))
                .findFirst());
        if (text.isPresent() && form.isEmpty()) {
            violations.add("<" + at + "/form> is '" + text.get() + "'" + Names.didYouMean(text.get(), KNOWN)
                    + " It is one of: " + Names.list(KNOWN) + ".");
        }
        return form;
    }
}
