package io.github.mlmodel.worker.verify;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.judge.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Predicts recorded samples again, one by one and all at once, and compares. */
final class SampleCheck {

    private static final int WARM_UP = 50;
    private static final int MEASURED = 201;

    private final List<String> violations;
    private final Progress progress;
    private String by = "";
    private int count;
    private double maxDifference;
    private int differences;

    SampleCheck(List<String> violations, Progress progress) {
        this.violations = violations;
        this.progress = progress;
    }

    /** Returns the number of samples that were predicted. */
    int count() {
        return count;
    }

    /** Returns the largest difference from a recorded output. */
    double maxDifference() {
        return maxDifference;
    }

    /** Checks samples by ONNX Runtime as well, which an application may choose in place of Java. */
    void checkOther(Model model) {
        by = " by ONNX Runtime";
        check(model);
        by = "";
    }

    /** Predicts every sample alone and with the others. */
    void check(Model model) {
        List<Sample> samples = model.description().samples();
        if (samples.isEmpty()) {
            violations.add("model.json has no recorded samples, so nothing shows that the bundle still predicts what it"
                    + " did: train it again.");
            return;
        }
        try {
            progress.done("samples predicted", 0, samples.size());
            List<Prediction> together = model.predict(rows(model));
            for (int i = 0; i < samples.size(); i++) {
                compare(model, i, model.predict(row(model, samples.get(i))), "alone");
                compare(model, i, together.get(i), "with the others");
                progress.done("samples predicted", i + 1L, samples.size());
            }
            count = samples.size();
        } catch (IllegalArgumentException e) {
            violations.add("The recorded samples of model.json do not fit the model. " + e.getMessage());
        }
        int leftOut = differences - Shown.MANY;
        if (leftOut > 0) {
            violations.add(Names.count(leftOut, "more difference") + " from the recorded outputs "
                    + (leftOut == 1 ? "was" : "were") + " left out.");
        }
    }

    /** Returns the median time of one row's prediction in milliseconds. */
    double medianMillis(Model model) {
        List<Map<String, Object>> rows = rows(model);
        long[] nanos = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            Map<String, Object> row = rows.get(Math.floorMod(i, rows.size()));
            long start = System.nanoTime();
            Prediction unused = model.predict(row);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
            progress.done("predictions timed", (long) i + WARM_UP + 1, WARM_UP + MEASURED);
        }
        Arrays.sort(nanos);
        return nanos[MEASURED / 2] / 1e6;
    }

    private void compare(Model model, int number, Prediction prediction, String how) {
        Sample sample = model.description().samples().get(number);
        Tolerance tolerance = Tolerance.of(model.description());
        float[] actual = prediction.values();
        String where =
                "Sample " + number + " (" + Printable.text(sample.why()) + "), predicted " + how + by + ", gave ";
        if (actual.length != sample.values().size()) {
            add(where + Names.count(actual.length, "value") + ", and "
                    + Names.count(sample.values().size(), "value") + " are recorded.");
            return;
        }
        for (int i = 0; i < actual.length; i++) {
            double expected = sample.values().get(i);
            maxDifference = Math.max(maxDifference, Math.abs(actual[i] - expected));
            if (!tolerance.allows(actual[i], expected)) {
                add(where + actual[i] + name(model, i) + ", and "
                        + sample.values().get(i) + " is recorded.");
            }
        }
        boolean classifies = model.description().target().choose(classes -> true, numbers -> false);
        if (classifies
                && !prediction.label().equals(sample.label())
                && !tolerance.isNearTie(actual, 0, actual.length)) {
            add(where + "the label '" + Printable.text(prediction.label()) + "', and '" + Printable.text(sample.label())
                    + "' is recorded.");
        }
    }

    private static String name(Model model, int i) {
        return model.description()
                .target()
                .choose(classes -> " for '" + Printable.text(classes.labels().get(i)) + "'", numbers -> "");
    }

    private void add(String violation) {
        if (differences++ < Shown.MANY) {
            violations.add(violation);
        }
    }

    private static List<Map<String, Object>> rows(Model model) {
        List<Map<String, Object>> rows = new ArrayList<>();
        model.description().samples().forEach(sample -> rows.add(row(model, sample)));
        return rows;
    }

    /** A sample has no entry where a value is missing, and the model asks for an explicit null. */
    @SuppressWarnings("NullAway") // JSpecify's generics are off: null values cannot be expressed in the map's type
    private static Map<String, Object> row(Model model, Sample sample) {
        Map<String, Object> row = new HashMap<>(sample.row());
        for (ColumnSchema column : model.description().signature().columns()) {
            @Nullable Object value = sample.row().get(column.name());
            boolean image = column.kind() == ColumnKind.IMAGE && value instanceof String;
            row.put(column.name(), image ? Base64.getDecoder().decode((String) value) : value);
        }
        return row;
    }
}
