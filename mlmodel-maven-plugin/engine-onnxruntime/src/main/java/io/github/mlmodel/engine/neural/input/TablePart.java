package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.List;
import java.util.Map;

/** Neighbouring columns of a table: how they are stored, and what becomes of them. */
sealed interface TablePart permits NumericPart, CategoricalPart, TextPart {

    /** Returns the index of the first column of the feature matrix. */
    int from();

    /** Returns the index after the last one. */
    int to();

    /** Returns the number of elements that the layers take. */
    long width();

    /**
     * Returns what is stored of each row.
     *
     * @param features the rows
     * @param most how many tokens of a text to store at least, where it has them
     */
    List<RowStore.Entry> entries(FeatureMatrix features, int most);

    /** Fills stores of these entries, which are all zeros. */
    void fill(FeatureMatrix features, List<RowStore> stores);

    /** Returns the columns, float {@code [B, to - from]}, of a batch of each store, by name. */
    Tensor columns(Map<String, Tensor> batch);

    /** Returns float {@code [N, width]} of the columns, float {@code [N, to - from]}. */
    Tensor vector(Tensor columns, ForwardPass pass);
}
