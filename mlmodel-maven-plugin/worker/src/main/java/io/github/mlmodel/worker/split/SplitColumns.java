package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns that are read of a model's source. A row's side depends on them, so training and evaluation ask here. */
public final class SplitColumns {

    private SplitColumns() {}

    /** Returns the columns that the user listed, with target and weight; empty when every column is a feature by its type. */
    public static Set<String> of(ModelSpec spec) {
        FeatureSpec features = spec.features();
        if (!features.explicit()) {
            return Set.of();
        }
        Set<String> columns = new LinkedHashSet<>();
        features.columns().forEach(column -> columns.add(column.name()));
        columns.add(spec.dataset().roles().target());
        if (spec.dataset().roles().weight() != null) {
            columns.add(spec.dataset().roles().weight());
        }
        return columns;
    }
}
