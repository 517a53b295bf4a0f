package io.github.mlmodel.worker.train;

import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.worker.feature.Features;
import io.github.mlmodel.worker.sample.CarriedTexts;
import io.github.mlmodel.worker.table.Rows;

/**
 * What was learnt, with the features that it was learnt from.
 *
 * @param features make of raw rows what the model takes
 * @param result what came of the training
 * @param <W> the raw rows
 * @param <R> the rows as the model takes them
 */
record Learnt<W extends Rows, R extends TrainingRows>(Features<W, R> features, TrainingResult<R> result) {

    /** Returns what the model itself carries of the raw columns. */
    CarriedTexts carried() {
        return new CarriedTexts(features.texts(), result.model().looksUp());
    }

    /** Predicts raw rows in memory. */
    Predicted predict(W rows) {
        return result.model().predict(features.transform(rows));
    }
}
