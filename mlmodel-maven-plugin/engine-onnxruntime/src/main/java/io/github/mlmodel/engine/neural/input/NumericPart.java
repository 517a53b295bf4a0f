package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers, taken as they are.
 *
 * @param name the store's name
 */
record NumericPart(String name, int from, int to) implements TablePart {

    /** Rows whose entries stay in the processor's cache while column after column is written. */
    private static final int BLOCK = 1024;

    @Override
    public long width() {
        return (long) to - from;
    }

    @Override
    public List<RowStore.Entry> entries(FeatureMatrix features, int most) {
        return List.of(new RowStore.Entry(name, ElementType.FLOAT, width()));
    }

    @Override
    public void fill(FeatureMatrix features, List<RowStore> stores) {
        RowWriter store = new RowWriter(stores.get(0));
        for (int first = 0; first < features.rows(); first += BLOCK) {
            int end = Math.min(first + BLOCK, features.rows());
            for (int column = from; column < to; column++) {
                if (features.columns().get(column) instanceof FeatureColumn.Dense dense) {
                    float[] values = dense.values();
                    for (int row = first; row < end; row++) {
                        store.set(row, column - from, values[row]);
                    }
                }
            }
        }
        for (int column = from; column < to; column++) {
            if (features.columns().get(column) instanceof FeatureColumn.Sparse sparse) {
                int place = column - from;
                Cells.of(sparse, (row, value) -> store.set(row, place, value));
            }
        }
    }

    @Override
    public Tensor columns(Map<String, Tensor> batch) {
        return Objects.requireNonNull(batch.get(name), name);
    }

    @Override
    public Tensor vector(Tensor columns, ForwardPass pass) {
        return columns;
    }
}
