package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.ReproduceJob;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.MlModelException.Kind;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.judge.Tolerance;
import java.io.IOException;

/** Compares a model that was trained again with the released one: what both predict for the rows held back today. */
public final class TrainedAgain {

    private TrainedAgain() {}

    /**
     * Evaluates the model that was trained again, and compares predictions.
     *
     * @throws MlModelException if the rows cannot be read or judged, or the machine fails
     */
    public static ReproduceResult compare(ReproduceJob job, int threads, Progress progress) throws IOException {
        EvaluateJob evaluation = job.evaluation();
        Evaluator.evaluate(evaluation, threads, progress);
        try (BaselineFiles files = BaselineFiles.open(job.released(), evaluation.output());
                BaselineModel released = BaselineModel.load(files, threads);
                Model again = Model.load(
                        evaluation.model(),
                        Options.unverified().withThreads(threads).withMemoryLimit(Long.MAX_VALUE))) {
            HeldBackRows rows = HeldBackRows.read(evaluation, again.description(), threads, progress);
            return compare(again, predict(again, rows), predict(released.model(), rows));
        } catch (MlModelException e) {
            if (e.kind() == Kind.INTERNAL) {
                throw e;
            }
            return ReproduceResult.impossible(
                    e.sentence().replace(BaselineFiles.copy(evaluation.output()).toString(), "the released bundle"));
        }
    }

    private static Predictions predict(Model model, HeldBackRows rows) {
        return model.predict(rows.rows().batch(model.columns()));
    }

    private static ReproduceResult compare(Model again, Predictions now, Predictions before) {
        if (!now.labels().equals(before.labels())) {
            return ReproduceResult.impossible("The released model's classes are " + Names.list(before.labels())
                    + ", and those of today " + Names.list(now.labels()) + ".");
        }
        PredictionDifference difference = PredictionDifference.between(now, before);
        return new ReproduceResult(
                "",
                now.rows(),
                difference.otherLabels(),
                difference.largest().isNone()
                        ? ""
                        : difference.largest().number() + " "
                                + difference.largest().scale(),
                difference.otherLabels() == 0 && isTolerable(Tolerance.of(again.description()), now, before));
    }

    private static boolean isTolerable(Tolerance tolerance, Predictions now, Predictions before) {
        float[] left = now.values();
        float[] right = before.values();
        for (int i = 0; i < left.length; i++) {
            if (!tolerance.allows(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }
}
