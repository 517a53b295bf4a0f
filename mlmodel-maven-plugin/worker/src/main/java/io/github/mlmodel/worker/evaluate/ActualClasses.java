package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.model.ModelDescription;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.worker.data.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the true class of each held-back row among the model's. */
final class ActualClasses {

    private ActualClasses() {}

    /**
     * Returns an index into the model's labels a row.
     *
     * @throws MlModelException if a row has a label that the model does not know, or a class of the model has no row
     */
    static int[] of(ModelDescription model, HeldBackRows rows) {
        Column.Texts target = rows.texts(model.target());
        List<String> labels = model.labels();
        Map<String, Integer> known = new TreeMap<>();
        for (int label = 0; label < labels.size(); label++) {
            known.put(labels.get(label), label);
        }
        int[] labelOfCode = new int[target.dictionary().length];
        for (int code = 0; code < labelOfCode.length; code++) {
            labelOfCode[code] = known.getOrDefault(target.dictionary()[code], -1);
        }
        long[] rowsOfCode = new long[labelOfCode.length];
        long[] rowsOfLabel = new long[labels.size()];
        int[] actual = new int[rows.table().rows()];
        for (int row = 0; row < actual.length; row++) {
            int code = target.codes()[row];
            actual[row] = labelOfCode[code];
            rowsOfCode[code]++;
            if (actual[row] >= 0) {
                rowsOfLabel[actual[row]]++;
            }
        }
        refuseUnknown(model, rows, target.dictionary(), labelOfCode, rowsOfCode);
        refuseAbsent(model, rows, rowsOfLabel);
        return actual;
    }

    private static void refuseUnknown(
            ModelDescription model, HeldBackRows rows, String[] dictionary, int[] labelOfCode, long[] rowsOfCode) {
        Map<String, String> unknown = new TreeMap<>();
        for (int code = 0; code < dictionary.length; code++) {
            if (labelOfCode[code] < 0 && rowsOfCode[code] > 0) {
                unknown.put(
                        dictionary[code], "'" + dictionary[code] + "' (" + Names.count(rowsOfCode[code], "row") + ")");
            }
        }
        if (!unknown.isEmpty()) {
            throw MlModelException.user("Rows of " + rows.name() + " have " + Names.count(unknown.size(), "label")
                    + " that model '" + model.name() + "' does not know: " + Names.list(unknown.values())
                    + ". Its labels are: " + Names.list(model.labels())
                    + ". Train it on rows with these labels as well, or correct the column '" + model.target() + "'.");
        }
    }

    private static void refuseAbsent(ModelDescription model, HeldBackRows rows, long[] rowsOfLabel) {
        List<String> absent = new ArrayList<>();
        for (int label = 0; label < rowsOfLabel.length; label++) {
            if (rowsOfLabel[label] == 0) {
                absent.add("'" + model.labels().get(label) + "'");
            }
        }
        if (!absent.isEmpty()) {
            throw MlModelException.user("No row of " + rows.name() + " has the "
                    + (absent.size() == 1 ? "label " : "labels ") + Names.list(absent) + " of model '" + model.name()
                    + "', so that it cannot be judged on " + (absent.size() == 1 ? "it" : "them")
                    + ". Set another <seed> or a larger <testFraction>, or give the held-back rows as <testSource>.");
        }
    }
}
