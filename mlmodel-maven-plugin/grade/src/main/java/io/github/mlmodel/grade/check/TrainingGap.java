package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model knows its training rows rather than what they have in common: how much of what it gains on them over a
 * prediction that takes no model is left on the held-back rows.
 *
 * @param evaluation what came out
 * @param trainer the trainer's name
 */
record TrainingGap(Evaluation evaluation, String trainer) {

    static final String UNKNOWN =
            "the model's files do not say what was found of its training rows. Train it anew to know";

    private static final String NAME = "trainingGap";
    private static final int FEWEST_ROWS = 100;
    private static final double LEAST_LEFT = 0.4;
    private static final int PERCENT = 100;

    /** Trees that are grown to the last row know every row by nature. */
    private static final Pattern FULL_FOREST =
            Pattern.compile("random-forest|extra-trees|org\\.tribuo\\..*(RandomForest|ExtraTrees)Trainer");

    Check check() {
        @Nullable TrainingFigures training = evaluation.figures().training();
        if (training == null) {
            return skipped(UNKNOWN);
        }
        Scores scores = evaluation.scores();
        OptionalDouble today = scores.value(training.metric(), null);
        @Nullable TrivialBaseline trivial = evaluation.trivial();
        OptionalDouble without =
                trivial == null ? OptionalDouble.empty() : trivial.scores().value(training.metric(), null);
        if (today.isEmpty() || without.isEmpty() || !Double.isFinite(training.value())) {
            return skipped("there is no " + training.metric() + " of the model and of a prediction that takes none");
        }
        if (scores.rows() < FEWEST_ROWS || training.rows() < FEWEST_ROWS) {
            return skipped("it takes " + FEWEST_ROWS + " rows of both sides to tell");
        }
        return check(training, today.getAsDouble(), without.getAsDouble());
    }

    private Check check(TrainingFigures training, double value, double trivial) {
        boolean expected = FULL_FOREST.matcher(trainer).matches();
        double left = (value - trivial) / (training.value() - trivial);
        boolean wide = training.value() > trivial && left < LEAST_LEFT && !expected;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("metric", training.metric());
        facts.put("training", Double.toString(training.value()));
        facts.put("value", Double.toString(value));
        facts.put("trivial", Double.toString(trivial));
        return new Check(
                NAME,
                wide ? GateOutcome.WARN : GateOutcome.PASS,
                facts,
                training.metric() + " was " + MetricText.of(training.value()) + " on "
                        + Names.count(training.rows(), "row") + " that the model was trained on, and "
                        + MetricText.of(value) + " on the held-back ones" + beside(value, trivial, wide)
                        + (wide
                                ? left(left) + " Train a simpler model, or on more rows."
                                : expected
                                        ? ". A full forest knows each of its rows, so that nothing follows from the first."
                                        : "."));
    }

    private static String beside(double value, double trivial, boolean wide) {
        if (value > trivial) {
            return wide ? ", where the trivial baseline has " + MetricText.of(trivial) : "";
        }
        return (value < trivial ? ", below the trivial baseline's " : ", no more than the trivial baseline's ")
                + MetricText.apartFrom(trivial, value);
    }

    private static String left(double left) {
        return left <= 0
                ? ": nothing of what it gains over that baseline on its training rows is left on others."
                : ": of what it gains over that baseline on its training rows, " + Math.round(PERCENT * left)
                        + " % is left on others.";
    }

    private static Check skipped(String reason) {
        return new Check(
                NAME,
                GateOutcome.SKIPPED,
                Map.of(),
                "Whether the model knows its training rows only was not looked at: " + reason + ".");
    }
}
