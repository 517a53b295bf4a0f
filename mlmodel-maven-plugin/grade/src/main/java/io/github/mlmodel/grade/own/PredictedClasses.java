package io.github.mlmodel.grade.own;

import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.EvaluatedRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Held-back rows with their predicted classes, as the project's own metrics see them. */
public final class PredictedClasses implements EvaluatedRows.Classes {

    private final ModelDescription model;
    private final RawValue raw;
    private final ScoredClasses scored;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * Takes them.
     *
     * @param model the model that predicted them
     * @param raw their raw values
     * @param scored their classes
     */
    public PredictedClasses(ModelDescription model, RawValue raw, ScoredClasses scored) {
        this.model = model;
        this.raw = raw;
        this.scored = scored;
        for (int label = 0; label < scored.labels().size(); label++) {
            places.put(scored.labels().get(label), label);
        }
    }

    @Override
    public int rows() {
        return scored.rows();
    }

    @Override
    public List<String> labels() {
        return scored.labels();
    }

    @Override
    public String actual(int row) {
        return labels().get(scored.actual(row));
    }

    @Override
    public String predicted(int row) {
        return labels().get(scored.predicted(row));
    }

    @Override
    public Optional<EvaluatedRows.Probabilities> probabilities() {
        return scored.hasProbabilities() ? Optional.of(this::probability) : Optional.empty();
    }

    private double probability(int row, String label) {
        Integer place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException("model '" + model.name() + "' has no label '" + Printable.text(label)
                    + "', only: " + Names.list(labels()));
        }
        return scored.probability(row, place);
    }

    @Override
    public @Nullable Object value(int row, String column) {
        return raw.of(row, column);
    }
}
