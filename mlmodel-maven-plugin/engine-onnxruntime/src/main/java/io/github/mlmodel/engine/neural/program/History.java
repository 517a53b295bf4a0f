package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.model.LearningCurve;
import java.util.ArrayList;
import java.util.List;

/** What has become of loss and score from epoch to epoch. */
final class History {

    private final List<Double> losses = new ArrayList<>();
    private final List<Double> validationLosses = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();

    /** Returns how many epochs are done. */
    int epochs() {
        return losses.size();
    }

    void add(double loss) {
        losses.add(loss);
    }

    void add(double loss, double validationLoss, double score) {
        losses.add(loss);
        validationLosses.add(validationLoss);
        scores.add(score);
    }

    List<Double> losses() {
        return losses;
    }

    List<Double> validationLosses() {
        return validationLosses;
    }

    List<Double> scores() {
        return scores;
    }

    /** Returns what schedules look at: the validation loss, or the training loss where there are no validation rows. */
    List<Double> watched() {
        return validationLosses.isEmpty() ? losses : validationLosses;
    }

    /** Returns the epoch with the smallest watched loss, the first of equal ones, from 0. */
    int best() {
        int best = 0;
        for (int i = 1; i < watched().size(); i++) {
            best = watched().get(i) < watched().get(best) ? i : best;
        }
        return best;
    }

    /** Returns the curves, of losses and scores alone: times would differ from build to build. */
    List<LearningCurve> curves(String score) {
        List<LearningCurve> curves = new ArrayList<>(List.of(new LearningCurve("loss", losses)));
        if (!validationLosses.isEmpty()) {
            curves.add(new LearningCurve("validation_loss", validationLosses));
            curves.add(new LearningCurve("validation_" + score, scores));
        }
        return curves;
    }
}
