package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The categories of neighbouring raw columns: each category has a vector that is learnt (an embedding), a row without a
 * category has zeros. One or two categories are taken as they are, one-hot.
 *
 * @param name the store's name
 * @param groups the features of each raw column
 */
record CategoricalPart(String name, List<FeatureGroup> groups) implements TablePart {

    private static final int NONE = -1;

    CategoricalPart {
        groups = List.copyOf(groups);
    }

    @Override
    public int from() {
        return groups.get(0).from();
    }

    @Override
    public int to() {
        return groups.get(groups.size() - 1).to();
    }

    @Override
    public long width() {
        return groups.stream().mapToLong(CategoricalPart::width).sum();
    }

    private static boolean embedded(FeatureGroup group) {
        return group.width() > 2;
    }

    private static long width(FeatureGroup group) {
        return embedded(group) ? ColumnEmbedding.width(group.width()) : group.width();
    }

    @Override
    public List<RowStore.Entry> entries(FeatureMatrix features, int most) {
        return List.of(new RowStore.Entry(name, ElementType.INT32, groups.size()));
    }

    @Override
    public void fill(FeatureMatrix features, List<RowStore> stores) {
        RowWriter store = new RowWriter(stores.get(0));
        for (int i = 0; i < groups.size(); i++) {
            int place = i;
            for (int row = 0; row < features.rows(); row++) {
                store.set(row, place, NONE);
            }
            for (int column = groups.get(i).from(); column < groups.get(i).to(); column++) {
                int category = column - from();
                Cells.of(features.columns().get(column), (row, value) -> store.set(row, place, category));
            }
        }
    }

    /** What would be counted from the end for a row without a category is 0. */
    @Override
    public Tensor columns(Map<String, Tensor> batch) {
        Tensor categories = Objects.requireNonNull(batch.get(name), name);
        Tensor known = categories.greater(categories.number(NONE)).cast(ElementType.FLOAT);
        return ScatteredColumns.of(categories, known, (long) to() - from());
    }

    @Override
    public Tensor vector(Tensor columns, ForwardPass pass) {
        List<Tensor> vectors = new ArrayList<>();
        for (FeatureGroup group : groups) {
            Tensor own = Columns.cut(columns, group.from() - from(), group.to() - from());
            vectors.add(embedded(group) ? ColumnEmbedding.of(own, group.column(), width(group), pass) : own);
        }
        return Columns.join(vectors);
    }
}
