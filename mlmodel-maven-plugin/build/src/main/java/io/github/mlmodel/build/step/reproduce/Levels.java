package io.github.mlmodel.build.step.reproduce;

import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In what a model that was trained again is the same as the released one.
 *
 * @param released the released model
 * @param again what decided the bytes of the other one, and which came of it
 * @param description the content of its {@code model.json}
 */
record Levels(ReleasedVersion released, RecordedFingerprint again, ModelDescription description) {

    private static final String SAME = "the same";

    /**
     * Compares.
     *
     * @param changes what decides the bytes and is another, a phrase each
     * @param predictions what both predict for the rows held back today
     * @param evaluation what came out of the model that was trained again
     */
    List<Level> of(List<String> changes, ReproduceResult predictions, Evaluation evaluation) {
        return List.of(inputs(changes), bytes(), predictions(predictions), metrics(evaluation));
    }

    private Level inputs(List<String> changes) {
        if (released.fingerprint().key().equals(again.key())) {
            return new Level(Level.Of.INPUTS, true, SAME + " (fingerprint " + Fingerprint.shortened(again.key()) + ")");
        }
        return new Level(
                Level.Of.INPUTS,
                false,
                "others: "
                        + (changes.isEmpty()
                                ? "the released fingerprint is of another version of the plugin"
                                : String.join("; ", changes)));
    }

    private Level bytes() {
        boolean same = released.modelDigest().equals(again.modelDigest());
        return new Level(
                Level.Of.BYTES,
                same,
                same
                        ? SAME + ", SHA-256 of model.onnx " + again.modelDigest()
                        : "others, SHA-256 of model.onnx was " + released.modelDigest() + " and is "
                                + again.modelDigest());
    }

    private Level predictions(ReproduceResult found) {
        String samples = samples();
        String rows = rows(found);
        boolean holds = samples.isEmpty() && rows.isEmpty();
        String on = Names.count(description.samples().size(), "recorded sample") + " and "
                + Names.count(found.rows(), "held-back row");
        if (holds) {
            return new Level(
                    Level.Of.PREDICTIONS,
                    true,
                    SAME + " on " + on + (found.same() ? "" : ", but for " + found.largest() + " at most"));
        }
        return new Level(
                Level.Of.PREDICTIONS,
                false,
                "others: " + (samples.isEmpty() || rows.isEmpty() ? samples + rows : samples + "; " + rows));
    }

    private static String rows(ReproduceResult found) {
        if (!found.problem().isEmpty()) {
            return "those for the held-back rows cannot be compared: " + found.problem();
        }
        return found.tolerable()
                ? ""
                : "on " + Names.count(found.rows(), "held-back row") + " they differ by " + found.largest() + " at most"
                        + (found.otherLabels() == 0
                                ? ""
                                : ", and " + Names.count(found.otherLabels(), "row") + " got another label");
    }

    /** Samples are recorded with what their own model predicts. */
    private String samples() {
        List<Sample> before = released.description().samples();
        List<Sample> now = description.samples();
        if (!before.stream()
                .map(Sample::row)
                .toList()
                .equals(now.stream().map(Sample::row).toList())) {
            return "the recorded samples are others";
        }
        long others = 0;
        for (int i = 0; i < now.size(); i++) {
            others += now.get(i).values().equals(before.get(i).values())
                            && now.get(i).label().equals(before.get(i).label())
                    ? 0
                    : 1;
        }
        return others == 0
                ? ""
                : others + " of " + Names.count(now.size(), "recorded sample") + " are predicted otherwise";
    }

    private Level metrics(Evaluation evaluation) {
        ReleasedVersion.@Nullable Evaluated before = released.evaluated();
        if (before == null) {
            return new Level(Level.Of.METRICS, false, "unknown: the released bundle does not record them");
        }
        if (!before.basis().rowsDigest().equals(evaluation.basis().rowsDigest())) {
            return new Level(Level.Of.METRICS, false, "not comparable: other rows are held back than were then");
        }
        List<String> others = new ArrayList<>();
        Map<String, Double> now = evaluation.scores().metrics();
        before.scores().metrics().forEach((name, value) -> {
            double was = Objects.requireNonNullElse(value, Double.NaN);
            double is = now.getOrDefault(name, Double.NaN);
            if (Double.compare(was, is) != 0) {
                others.add(name + " was " + MetricText.apartFrom(was, is) + " and is " + MetricText.apartFrom(is, was));
            }
        });
        String on = " on " + Names.count(evaluation.scores().rows(), "held-back row");
        return others.isEmpty()
                ? new Level(
                        Level.Of.METRICS,
                        true,
                        SAME + on + " (" + Names.count(before.scores().metrics().size(), "metric") + ")")
                : new Level(
                        Level.Of.METRICS,
                        false,
                        "others" + on + ": " + Shown.of(others).list());
    }
}
