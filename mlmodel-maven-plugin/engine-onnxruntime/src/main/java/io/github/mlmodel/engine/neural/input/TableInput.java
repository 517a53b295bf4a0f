package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table's features, joined to one vector a row: numbers as they are, an embedding for each categorical column, a bag of
 * embeddings for each text column.
 */
public final class TableInput implements NetworkInput<FeatureMatrix> {

    /** A token of a text takes its number and its weight. */
    private static final int BYTES_PER_TOKEN = 8;

    /** What the tokens of a text column may take, those included that fill short texts up to the longest. */
    private static final long BYTES_OF_TOKENS = 1L << 28;

    /** Java's buffers have less than 2 GiB. */
    private static final long BYTES_PER_SHARD = 1L << 30;

    private final List<TablePart> parts;
    private final int columns;
    private final int mostTokens;
    private final long bytesPerShard;

    private TableInput(List<TablePart> parts, int columns, int mostTokens, long bytesPerShard) {
        this.parts = List.copyOf(parts);
        this.columns = columns;
        this.mostTokens = mostTokens;
        this.bytesPerShard = bytesPerShard;
    }

    /** Makes an input for features of the columns that these have. */
    public static TableInput of(FeatureMatrix features) {
        long affordable = BYTES_OF_TOKENS / BYTES_PER_TOKEN / Math.max(1, features.rows());
        return of(features, Math.toIntExact(affordable), BYTES_PER_SHARD);
    }

    static TableInput of(FeatureMatrix features, int mostTokens, long bytesPerShard) {
        List<TablePart> parts = new ArrayList<>();
        List<FeatureGroup> categorical = new ArrayList<>();
        for (FeatureGroup group : features.groups()) {
            if (group.kind() == FeatureGroup.Kind.CATEGORICAL) {
                categorical.add(group);
            } else {
                addCategorical(categorical, parts);
                parts.add(part(group, "_" + parts.size()));
            }
        }
        addCategorical(categorical, parts);
        return new TableInput(parts, features.width(), mostTokens, bytesPerShard);
    }

    private static void addCategorical(List<FeatureGroup> groups, List<TablePart> parts) {
        if (!groups.isEmpty()) {
            parts.add(new CategoricalPart("categories_" + parts.size(), groups));
            groups.clear();
        }
    }

    private static TablePart part(FeatureGroup group, String suffix) {
        return group.kind() == FeatureGroup.Kind.TEXT
                ? new TextPart(suffix, group.column(), group.from(), group.to())
                : new NumericPart("numbers" + suffix, group.from(), group.to());
    }

    @Override
    public ValueInfo info() {
        return new ValueInfo(TrainedModel.INPUT, ElementType.FLOAT, List.of(ValueInfo.ROWS, (long) columns));
    }

    @Override
    public List<Long> shape() {
        return List.of(parts.stream().mapToLong(TablePart::width).sum());
    }

    @Override
    public List<RowStore> stores(FeatureMatrix features) {
        return stores(features, mostTokens);
    }

    @Override
    public List<RowStore> complete(FeatureMatrix features) {
        return stores(features, Integer.MAX_VALUE);
    }

    private List<RowStore> stores(FeatureMatrix features, int most) {
        List<List<RowStore.Entry>> entries =
                parts.stream().map(part -> part.entries(features, most)).toList();
        long longest = entries.stream()
                .flatMap(List::stream)
                .mapToLong(RowStore.Entry::bytes)
                .max()
                .orElse(1);
        int rowsPerShard = (int) Math.max(1, Math.min(bytesPerShard / longest, features.rows()));
        List<RowStore> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<RowStore> stores = entries.get(i).stream()
                    .map(entry -> RowStore.zeros(entry, features.rows(), rowsPerShard))
                    .toList();
            parts.get(i).fill(features, stores);
            all.addAll(stores);
        }
        return all;
    }

    /** The columns are made anew from the stores, so that both ways are the same from there on. */
    @Override
    public Tensor training(Map<String, Tensor> batch, ForwardPass pass) {
        return Columns.join(parts.stream()
                .map(part -> part.vector(part.columns(batch), pass))
                .toList());
    }

    @Override
    public Tensor predicting(Tensor input, ForwardPass pass) {
        return Columns.join(parts.stream()
                .map(part -> part.vector(Columns.cut(input, part.from(), part.to()), pass))
                .toList());
    }
}
