package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.engine.neural.layer.Pass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The categories of one raw column: each has a vector that is learnt (an embedding); a row without a category has zeros.
 * One or two categories are taken as they are, one-hot.
 *
 * @param name the store's name
 * @param column the raw column's name
 * @param unknown whether a row of the training data has no category
 */
record CategoricalPart(String name, String column, int from, int to, boolean unknown) implements Part {

    private static final int NONE = -1;

    @Override
    public long width() {
        return embedded() ? Embedding.width(categories()) : categories();
    }

    private int categories() {
        return to - from;
    }

    private boolean embedded() {
        return categories() > 2;
    }

    /** Returns whether there is a row whose columns are all zero. */
    static boolean unknown(FeatureMatrix features, int from, int to) {
        int[] known = new int[1];
        for (int i = from; i < to; i++) {
            Cells.of(features.columns().get(i), (row, value) -> known[0]++);
        }
        return known[0] < features.rows();
    }

    @Override
    public List<RowStore.Entry> entries(FeatureMatrix features, int most) {
        return List.of(new RowStore.Entry(name, ElementType.INT32, 1));
    }

    @Override
    public void fill(FeatureMatrix features, List<RowStore> stores) {
        RowStore store = stores.get(0);
        for (int row = 0; row < features.rows(); row++) {
            store.set(row, 0, NONE);
        }
        for (int i = from; i < to; i++) {
            int category = i - from;
            Cells.of(features.columns().get(i), (row, value) -> store.set(row, 0, category));
        }
    }

    /** Gather counts a negative index from the end; what it finds there for a row without a category is blotted out. */
    @Override
    public Tensor training(Map<String, Tensor> batch, Pass pass) {
        Tensor codes = Objects.requireNonNull(batch.get(name), name);
        Tensor vectors = table(pass).gather(codes.reshape(-1), 0);
        if (pass.training() && !unknown) {
            return vectors;
        }
        return vectors.mul(codes.greater(codes.number(NONE)).cast(ElementType.FLOAT));
    }

    private Tensor table(Pass pass) {
        if (embedded()) {
            return Embedding.table(pass, column, categories(), width());
        }
        int size = categories();
        float[] identity = new float[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * size + i] = 1;
        }
        return pass.graph().floats(identity, size, size);
    }

    @Override
    public Tensor predicting(Tensor columns, Pass pass) {
        return embedded() ? columns.matMul(table(pass)) : columns;
    }
}
