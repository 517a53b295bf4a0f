package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.OneSidedCategory;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether one side has categories that the other one lacks though it should have them, by their numbers of rows. */
record OneSided(Evaluation evaluation) {

    private static final String NAME = "oneSidedCategories";

    Check check() {
        @Nullable
        List<OneSidedCategory> categories = evaluation.figures().sides().oneSided();
        if (categories == null) {
            return new Check(
                    NAME,
                    GateOutcome.SKIPPED,
                    Map.of(),
                    "Whether one side lacks categories was not looked at: the model's files do not describe its training rows.");
        }
        if (categories.isEmpty()) {
            return new Check(
                    NAME,
                    GateOutcome.PASS,
                    Map.of(),
                    "No frequent category of the model's columns is on one side only.");
        }
        return new Check(
                NAME,
                GateOutcome.WARN,
                Map.of("categories", Integer.toString(categories.size())),
                "Categories are on one side only: "
                        + Shown.of(categories.stream().map(OneSided::text).toList())
                                .list()
                        + ". The model is judged by other rows than it was trained on: look at how they were divided.");
    }

    private static String text(OneSidedCategory one) {
        return "'" + Printable.text(one.category()) + "' of '" + Printable.text(one.column()) + "' ("
                + Names.count(one.rows(), one.trained() ? "training row" : "held-back row") + ")";
    }
}
