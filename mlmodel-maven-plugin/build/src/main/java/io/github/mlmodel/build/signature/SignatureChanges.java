package io.github.mlmodel.build.signature;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import java.util.ArrayList;
import java.util.List;

/** Compares what two models take and give. */
public final class SignatureChanges {

    private SignatureChanges() {}

    /**
     * Returns the differences of a model from an earlier one, those of its columns first.
     *
     * @param enums whether categories are constants of classes that are generated for the model
     */
    public static List<SignatureChange> between(ModelDescription before, ModelDescription now, boolean enums) {
        List<SignatureChange> changes = new ArrayList<>(new ColumnChanges(before, now, enums).all());
        if (before.task() != now.task()) {
            changes.add(SignatureChange.breaking("its task is " + now.task().text() + ", and was "
                    + before.task().text() + ": methods of a prediction throw that gave what it predicts"));
            return changes;
        }
        changes.addAll(LabelChanges.between(before.labels(), now.labels()));
        changes.addAll(ofOutputs(before, now));
        return changes;
    }

    /** Of a classifier, the numbers beside the label are one of two. */
    private static List<SignatureChange> ofOutputs(ModelDescription before, ModelDescription now) {
        if (has(before, OutputName.PROBABILITIES) && has(now, OutputName.SCORES)) {
            return List.of(SignatureChange.breaking(
                    "it gives scores, and gave probabilities: code that asks for a probability fails"));
        }
        return has(before, OutputName.SCORES) && has(now, OutputName.PROBABILITIES)
                ? List.of(SignatureChange.breaking(
                        "it gives probabilities, and gave scores: code that asks for a score fails"))
                : List.of();
    }

    private static boolean has(ModelDescription model, OutputName output) {
        return model.signature().has(output);
    }
}
