package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.Pass;
import io.github.mlmodel.engine.neural.tensor.Tensor;

/** Vectors that are learnt, one a category or token. */
final class Embedding {

    private static final int WIDEST = 50;

    private Embedding() {}

    /** Returns the length of categories' vectors: fast.ai's first rule, half their number but at most 50. */
    static long width(int categories) {
        return Math.min(WIDEST, (categories + 1) / 2);
    }

    /** Returns the vectors, float {@code [size, width]}. */
    static Tensor table(Pass pass, String column, int size, long width) {
        return pass.within("embedding")
                .within(column)
                .parameter(
                        "weight",
                        (shape, chance) -> {
                            float[] values = new float[Math.toIntExact(size * width)];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = (float) (0.1 * chance.normal());
                            }
                            return values;
                        },
                        size,
                        width);
    }
}
