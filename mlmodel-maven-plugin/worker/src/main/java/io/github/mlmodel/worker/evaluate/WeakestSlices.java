package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.weak.WeakSlice;
import io.github.mlmodel.grade.weak.WeakSlices;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.worker.table.DrawnRows;
import io.github.mlmodel.worker.table.Rows;
import java.util.List;

/**
 * Looks for parts of the held-back rows in which a model is weak, by the columns that it reads.
 *
 * @param spec what was trained
 * @param model the content of its {@code model.json}
 * @param excluded the columns that are left out of its rows
 */
record WeakestSlices(ModelSpec spec, ModelDescription model, ExcludedColumns excluded) {

    private static final int MOST_ROWS = 50_000;

    /** Returns them; none where rows belong together, whose mistakes come together without any part being weak. */
    List<WeakSlice> of(HeldBackRows rows, Scored scored) {
        if (spec.dataset().heldBack().groupColumn().isPresent()) {
            return List.of();
        }
        Rows all = rows.rows();
        if (all.rows() <= MOST_ROWS) {
            return WeakSlices.find(new DividedColumns(all).of(model.signature()), scored);
        }
        int[] drawn = DrawnRows.of(all.rows(), MOST_ROWS);
        return WeakSlices.find(
                new DividedColumns(all.select(drawn)).of(model.signature()),
                new ScoredPredictions(model, all, excluded).some(scored, drawn));
    }
}
