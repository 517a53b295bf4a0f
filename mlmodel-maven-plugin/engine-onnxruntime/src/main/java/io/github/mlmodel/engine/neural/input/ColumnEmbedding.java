package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;

/** Vectors that are learnt, one a category or token. */
final class ColumnEmbedding {

    private static final int WIDEST = 50;

    /** As fast.ai has it; with 1, as PyTorch has it, texts were told apart far worse (accuracy 0.97 instead of 0.98). */
    private static final double DEVIATION = 0.01;

    private ColumnEmbedding() {}

    /** Returns the length of categories' vectors: fast.ai's first rule, half their number but at most 50. */
    static long width(int categories) {
        return Math.min(WIDEST, (categories + 1) / 2);
    }

    /**
     * Returns the sum of the vectors of a row's columns, each times the column's value.
     *
     * @param columns float {@code [N, V]}
     * @param column the raw column's name
     * @param width the length of a vector
     * @param pass where the vectors are found, as {@code embedding.}<i>column</i>{@code .weight}
     * @return float {@code [N, width]}
     */
    static Tensor of(Tensor columns, String column, long width, ForwardPass pass) {
        Tensor table = pass.within("embedding")
                .within(column)
                .parameter(
                        "weight",
                        (shape, chance) -> {
                            float[] values = new float[Math.toIntExact(shape.get(0) * shape.get(1))];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = (float) (DEVIATION * chance.normal());
                            }
                            return values;
                        },
                        columns.length(1),
                        width);
        return columns.matMul(table);
    }
}
