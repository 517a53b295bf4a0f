package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.table.Rows;

/**
 * What was learnt, with the features that it was learnt from.
 *
 * @param trainer the trainer's name
 * @param features make of raw rows what the model takes
 * @param result what came of the training
 * @param <W> the raw rows
 * @param <R> the rows as the model takes them
 */
record Learnt<W extends Rows, R extends TrainingRows>(
        String trainer, Features<W, R> features, TrainingResult<R> result) {

    /**
     * Predicts raw rows in memory.
     *
     * @throws MlModelException if the model says otherwise than it says that it does
     */
    Predicted predict(W rows) {
        Predicted predicted = result.model().predict(features.transform(rows));
        if (predicted.kind() != result.model().kind()) {
            throw MlModelException.user("Trainer '" + trainer + "' gave a model whose kind() is "
                    + result.model().kind() + ", and whose predict() gave " + predicted.kind()
                    + ". Nothing was kept. If the trainer is your own, correct one of them; else choose another trainer"
                    + " and report this one.");
        }
        return predicted;
    }
}
