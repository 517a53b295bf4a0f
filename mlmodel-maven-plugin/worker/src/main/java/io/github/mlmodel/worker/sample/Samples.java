package io.github.mlmodel.worker.sample;

import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.worker.table.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows that are recorded with a model. They prove wherever the file is opened that it predicts what it predicted when it was
 * made.
 *
 * @param <W> the raw rows
 */
public sealed interface Samples<W extends Rows> permits SampleRows, SampleImages {

    /** Returns the rows, as an application would give them. */
    W rows();

    /** Returns raw values by column as {@code model.json} holds them, by what the row covers. */
    Map<String, Map<String, Object>> recorded();

    /** Returns the samples with what the file predicts for them. */
    default List<Sample> record(Predictions predictions) {
        List<Sample> samples = new ArrayList<>();
        int row = 0;
        for (Map.Entry<String, Map<String, Object>> entry : recorded().entrySet()) {
            List<Float> values = new ArrayList<>();
            for (int i = 0; i < predictions.width(); i++) {
                values.add(predictions.value(row, i));
            }
            int at = row++;
            String label = predictions.target().choose(classes -> predictions.label(at), numbers -> "");
            samples.add(new Sample(entry.getKey(), entry.getValue(), label, values));
        }
        return samples;
    }
}
