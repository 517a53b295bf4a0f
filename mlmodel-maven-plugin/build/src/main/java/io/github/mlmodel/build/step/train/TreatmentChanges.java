package io.github.mlmodel.build.step.train;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which columns a new model treats otherwise than one of before: the data has changed in kind. */
final class TreatmentChanges {

    private TreatmentChanges() {}

    /** Returns the sentence, if there is such a column; columns that only one of the models knows are none. */
    static Optional<String> between(ModelDescription before, ModelDescription now) {
        Map<String, String> old = treatments(before);
        List<String> changes = new ArrayList<>();
        treatments(now).forEach((column, treatment) -> {
            String was = old.getOrDefault(column, treatment);
            if (!was.equals(treatment)) {
                changes.add("'" + Printable.text(column) + "' was " + was + " and is " + treatment);
            }
        });
        changes.sort(null);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("columns are treated otherwise than in the stored model: "
                        + Shown.of(changes).clauses()
                        + ". If this is not meant, look at what has changed in the data, or say it in <features>.");
    }

    private static Map<String, String> treatments(ModelDescription model) {
        Map<String, String> treatments = new HashMap<>();
        model.signature()
                .columns()
                .forEach(column -> treatments.put(column.name(), column.kind().text()));
        model.signature()
                .ignored()
                .forEach(column -> treatments.put(column.name(), "left out (" + column.reason() + ")"));
        return treatments;
    }
}
