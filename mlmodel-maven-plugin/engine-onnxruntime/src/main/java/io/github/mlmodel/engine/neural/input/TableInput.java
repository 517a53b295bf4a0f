package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.core.onnx.Attribute;
import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.core.onnx.ValueInfo;
import io.github.mlmodel.engine.neural.layer.Pass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A table's features, joined to one vector a row: numbers as they are, an embedding for each categorical column, a bag of
 * embeddings for each text column.
 */
public final class TableInput implements NetworkInput {

    /** Tokens of a text to train on, at most; beyond, the heaviest. */
    private static final int MOST_TOKENS = 512;

    /** Java's buffers have less than 2 GiB. */
    private static final long BYTES_PER_SHARD = 1L << 30;

    private final List<Part> parts;
    private final int columns;
    private final int mostTokens;
    private final long bytesPerShard;

    private TableInput(List<Part> parts, int columns, int mostTokens, long bytesPerShard) {
        this.parts = List.copyOf(parts);
        this.columns = columns;
        this.mostTokens = mostTokens;
        this.bytesPerShard = bytesPerShard;
    }

    static TableInput of(FeatureMatrix features) {
        return of(features, MOST_TOKENS, BYTES_PER_SHARD);
    }

    static TableInput of(FeatureMatrix features, int mostTokens, long bytesPerShard) {
        List<Part> parts = new ArrayList<>();
        for (FeatureGroup group : features.groups()) {
            parts.add(part(features, group, "_" + parts.size()));
        }
        return new TableInput(parts, features.width(), mostTokens, bytesPerShard);
    }

    private static Part part(FeatureMatrix features, FeatureGroup group, String suffix) {
        int from = group.from();
        int to = group.to();
        return switch (group.kind()) {
            case NUMERIC -> new NumericPart("numbers" + suffix, from, to);
            case CATEGORICAL ->
                new CategoricalPart(
                        "categories" + suffix, group.column(), from, to, CategoricalPart.unknown(features, from, to));
            case TEXT -> new TextPart(suffix, group.column(), from, to);
        };
    }

    @Override
    public ValueInfo info() {
        return new ValueInfo(TrainedModel.INPUT, ElementType.FLOAT, List.of(ValueInfo.ROWS, (long) columns));
    }

    @Override
    public List<Long> shape() {
        return List.of(parts.stream().mapToLong(Part::width).sum());
    }

    @Override
    public List<RowStore> stores(TrainingData data) {
        return stores(data.features(), mostTokens);
    }

    /** Returns rows of the same columns; all tokens of all texts, so that the stores of texts may have other shapes. */
    public List<RowStore> stores(FeatureMatrix features) {
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

    @Override
    public Tensor training(Map<String, Tensor> batch, Pass pass) {
        return join(pass, part -> part.training(batch, pass));
    }

    @Override
    public Tensor predicting(Tensor input, Pass pass) {
        return join(pass, part -> part.predicting(columns(input, part), pass));
    }

    private Tensor columns(Tensor input, Part part) {
        if (part.from() == 0 && part.to() == columns) {
            return input;
        }
        TensorGraph graph = input.graph();
        return graph.apply("Slice", List.of(input, graph.longs(part.from()), graph.longs(part.to()), graph.longs(1)));
    }

    private Tensor join(Pass pass, Function<Part, Tensor> vector) {
        List<Tensor> vectors = parts.stream().map(vector).toList();
        return vectors.size() == 1 ? vectors.get(0) : pass.graph().apply("Concat", vectors, new Attribute("axis", 1L));
    }
}
