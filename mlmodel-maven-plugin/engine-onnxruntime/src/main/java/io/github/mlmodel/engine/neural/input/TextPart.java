package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tokens of one raw column: each has a vector that is learnt, and a text is the sum of its tokens' vectors, each times
 * the token's weight (a bag of embeddings). Tokens are stored up to the longest row; shorter ones end in weights of 0.
 *
 * @param suffix what the stores' names end in
 * @param column the raw column's name
 */
record TextPart(String suffix, String column, int from, int to) implements TablePart {

    /** The length of tokens' vectors. */
    static final long WIDTH = 64;

    /** How many times the mean number of tokens are stored in any case: what padding may cost at most. */
    private static final long MANY = 4;

    @Override
    public long width() {
        return WIDTH;
    }

    private String tokens() {
        return "tokens" + suffix;
    }

    private String weights() {
        return "weights" + suffix;
    }

    @Override
    public List<RowStore.Entry> entries(FeatureMatrix features, int most) {
        int[] lengths = lengths(features);
        int longest = Arrays.stream(lengths).max().orElse(0);
        long many = MANY * Arrays.stream(lengths).asLongStream().sum() / Math.max(1, lengths.length);
        long length = Math.max(1, Math.min(longest, Math.max(most, many)));
        return List.of(
                new RowStore.Entry(tokens(), ElementType.INT32, length),
                new RowStore.Entry(weights(), ElementType.FLOAT, length));
    }

    private int[] lengths(FeatureMatrix features) {
        int[] lengths = new int[features.rows()];
        for (int i = from; i < to; i++) {
            Cells.of(features.columns().get(i), (row, value) -> lengths[row]++);
        }
        return lengths;
    }

    @Override
    public void fill(FeatureMatrix features, List<RowStore> stores) {
        RowWriter tokens = new RowWriter(stores.get(0));
        RowWriter weights = new RowWriter(stores.get(1));
        Heaviest heaviest = Heaviest.of(
                tokens.length(), lengths(features), features.columns().subList(from, to));
        int[] filled = new int[features.rows()];
        for (int i = from; i < to; i++) {
            int token = i - from;
            Cells.of(features.columns().get(i), (row, value) -> {
                if (heaviest.keeps(row, value)) {
                    tokens.set(row, filled[row], token);
                    weights.set(row, filled[row]++, value);
                }
            });
        }
    }

    @Override
    public Tensor columns(Map<String, Tensor> batch) {
        return ScatteredColumns.of(
                Objects.requireNonNull(batch.get(tokens()), tokens()),
                Objects.requireNonNull(batch.get(weights()), weights()),
                (long) to - from);
    }

    @Override
    public Tensor vector(Tensor columns, ForwardPass pass) {
        return ColumnEmbedding.of(columns, column, WIDTH, pass);
    }
}
