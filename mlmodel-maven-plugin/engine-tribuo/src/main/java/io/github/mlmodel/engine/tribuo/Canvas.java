package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.ImmutableFeatureMap;

/** A graph under construction: its input as Tribuo's models see it, and arithmetic in 64-bit floats as they do it. */
final class Canvas {

    private final GraphBuilder builder = new GraphBuilder("tribuo");
    private final ExampleRows.Layout layout;
    private final String trainer;
    private final int classes;
    private final Task task;
    private final ImmutableFeatureMap map;
    private final String features;
    private final int[] columnOfId;
    private @Nullable String doubles;
    private @Nullable String withMissing;

    /**
     * Begins a graph.
     *
     * @param layout how features were given to Tribuo
     * @param map Tribuo's ids of the features
     * @param trainer the trainer's name, for messages
     * @param classes number of labels, or 1 for regression
     * @param task what is predicted
     */
    Canvas(ExampleRows.Layout layout, ImmutableFeatureMap map, String trainer, int classes, Task task) {
        this.map = map;
        this.task = task;
        this.layout = layout;
        this.trainer = trainer;
        this.classes = classes;
        this.features = builder.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, layout.names().length);
        this.columnOfId = new int[map.size()];
        for (int column = 0; column < layout.names().length; column++) {
            int id = map.getID(layout.names()[column]);
            if (id >= 0) {
                columnOfId[id] = column;
            }
        }
    }

    GraphBuilder builder() {
        return builder;
    }

    String trainer() {
        return trainer;
    }

    int classes() {
        return classes;
    }

    Task task() {
        return task;
    }

    /** Refuses a member of an ensemble whose feature ids are not those of the ensemble. */
    void checkFeatures(ImmutableFeatureMap other) {
        if (!other.domainEquals(map)) {
            throw new IllegalStateException("A member of " + trainer + " has other features");
        }
    }

    /** Returns the number of features that Tribuo knows. */
    int known() {
        return columnOfId.length;
    }

    /** Returns the column of a feature of Tribuo. */
    int columnOf(int id) {
        return columnOfId[id];
    }

    /** Returns the features as they are: float {@code [N, F]}. */
    String features() {
        return features;
    }

    /** Returns the features with NaN where Tribuo's examples have no value, as XGBoost sees them: float {@code [N, F]}. */
    String featuresWithMissing() {
        if (!layout.hasSparse()) {
            return features;
        }
        if (withMissing == null) {
            int width = layout.names().length;
            boolean[] sparse = new boolean[width];
            for (int column = 0; column < width; column++) {
                sparse[column] = !layout.dense()[column];
            }
            String zero = builder.constant(TensorData.floats(new float[] {0f}));
            String absent = builder.node(
                    "And",
                    List.of(
                            builder.node("Equal", List.of(features, zero)),
                            builder.constant(TensorData.booleans(sparse, 1, width))));
            String missing = builder.constant(TensorData.floats(new float[] {Float.NaN}));
            withMissing = builder.node("Where", List.of(absent, missing, features));
        }
        return withMissing;
    }

    /** Returns the features that Tribuo knows, in the order of their ids: double {@code [N, known]}. */
    String x() {
        if (doubles == null) {
            boolean all = columnOfId.length == layout.names().length;
            String chosen = all ? features : gather(features, columnOfId);
            doubles = cast(chosen, ElementType.DOUBLE);
        }
        return doubles;
    }

    /** Returns {@code x · weights + bias}, with weights of shape {@code [rows, columns]}. */
    String affine(String x, double[] weights, double[] bias) {
        int columns = bias.length;
        String product = node("MatMul", x, matrix(weights, weights.length / columns, columns));
        return node("Add", product, matrix(bias, 1, columns));
    }

    /** Adds a constant matrix; refuses numbers that are not finite, which are a training that diverged. */
    String matrix(double[] values, int rows, int columns) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw MlModelException.user("Trainer '" + trainer + "' gave a model with a weight of " + value
                        + ": its training diverged. Lower its learning rate or its number of epochs, or raise its "
                        + "regularisation.");
            }
        }
        return builder.constant(TensorData.doubles(values, rows, columns));
    }

    /** Adds a constant number. */
    String number(double value) {
        return builder.constant(TensorData.doubles(new double[] {value}));
    }

    /** Adds a node of one or more inputs and one output. */
    String node(String operator, String... inputs) {
        return builder.node(operator, List.of(inputs));
    }

    /** Returns the sums over the last dimension of a matrix, as one column. */
    String rowSums(String value) {
        String axes = builder.constant(TensorData.longs(new long[] {1}, 1));
        return builder.node("ReduceSum", List.of(value, axes), new Attribute("keepdims", 1L));
    }

    String cast(String value, ElementType type) {
        return builder.node("Cast", List.of(value), new Attribute("to", (long) type.code()));
    }

    String concat(List<String> columns) {
        return columns.size() == 1 ? columns.get(0) : builder.node("Concat", columns, new Attribute("axis", 1L));
    }

    String gather(String value, int[] columns) {
        long[] indices = Arrays.stream(columns).asLongStream().toArray();
        String constant = builder.constant(TensorData.longs(indices, indices.length));
        return builder.node("Gather", List.of(value, constant), new Attribute("axis", 1L));
    }

    /** Returns the columns in another order, 0 where the order says -1. */
    String select(String value, int[] columns, int width) {
        if (Arrays.stream(columns).allMatch(column -> column >= 0)) {
            boolean same = columns.length == width;
            for (int i = 0; same && i < width; i++) {
                same = columns[i] == i;
            }
            return same ? value : gather(value, columns);
        }
        double[] ones = new double[width * columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                ones[columns[i] * columns.length + i] = 1;
            }
        }
        return node("MatMul", value, matrix(ones, width, columns.length));
    }

    /** Returns 1 for the label that a model predicts and 0 for the others: double {@code [N, C]} in the order of ids. */
    String vote(Outputs outputs) {
        String best = builder.node(
                "ArgMax", List.of(outputs.values()), new Attribute("axis", 1L), new Attribute("keepdims", 1L));
        long[] ids = Arrays.stream(outputs.ids()).asLongStream().toArray();
        String id = builder.node("Gather", List.of(builder.constant(TensorData.longs(ids, ids.length)), best));
        long[] all = LongStream.range(0, classes).toArray();
        String hit = builder.node("Equal", List.of(id, builder.constant(TensorData.longs(all, 1, classes))));
        return cast(hit, ElementType.DOUBLE);
    }
}
