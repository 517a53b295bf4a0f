package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes and gives.
 *
 * @param columns the raw columns that it reads, in the data's order
 * @param ignored columns that it does not read, and that an application may give all the same
 * @param inputs the graph's inputs
 * @param outputs the graph's outputs
 */
@Stable(since = "1.0.0")
public record ModelSignature(
        List<ColumnSchema> columns, List<IgnoredColumn> ignored, List<Input> inputs, List<Output> outputs) {

    /** Copies the lists; a file that was written before columns were left out has no list of these. */
    public ModelSignature(
            List<ColumnSchema> columns,
            @Nullable List<IgnoredColumn> ignored,
            List<Input> inputs,
            List<Output> outputs) {
        this.columns = List.copyOf(columns);
        this.ignored = ignored == null ? List.of() : List.copyOf(ignored);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    /** Makes the signature of a model that ignores no column. */
    public ModelSignature(List<ColumnSchema> columns, List<Input> inputs, List<Output> outputs) {
        this(columns, List.of(), inputs, outputs);
    }

    /** Returns the names of the columns, in the data's order. */
    public List<String> columnNames() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /** Returns the input that takes a column, which must be there. */
    public Input inputOf(String column) {
        return inputs.stream()
                .filter(input -> input.columns().contains(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no input takes column " + column));
    }

    /** Returns whether the graph has that output. */
    public boolean has(OutputName output) {
        return outputs.stream().anyMatch(it -> it.name() == output);
    }

    /**
     * An input of the graph.
     *
     * @param name its name
     * @param type the type of its values
     * @param shape lengths after the number of rows: {@code [C]} for C columns, or {@code [height, width, channels]} of
     *     images
     * @param columns names of the raw columns that it takes, in the order of its second dimension
     */
    @Stable(since = "1.0.0")
    public record Input(String name, ColumnType type, List<Integer> shape, List<String> columns) {

        /** Copies the lists. */
        public Input {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
            shape = List.copyOf(shape);
            columns = List.copyOf(columns);
        }

        /** Makes an input of shape {@code [N, C]} for C columns. */
        public static Input of(String name, ColumnType type, List<String> columns) {
            return new Input(name, type, List.of(columns.size()), columns);
        }
    }

    /**
     * An output of the graph.
     *
     * @param name its name
     * @param type the type of its values
     * @param width 0 for shape {@code [N]}, C for shape {@code [N, C]}
     */
    @Stable(since = "1.0.0")
    public record Output(OutputName name, ColumnType type, int width) {

        /** Refuses what lacks a part. */
        public Output {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }

        /** Makes the output with the predicted label. */
        public static Output label() {
            return new Output(OutputName.LABEL, ColumnType.STRING, 0);
        }

        /** Makes an output of a number for each of so many labels. */
        public static Output ofLabels(OutputName name, int labels) {
            return new Output(name, ColumnType.FLOAT, labels);
        }

        /** Makes the output of one number a row. */
        public static Output prediction() {
            return new Output(OutputName.PREDICTION, ColumnType.FLOAT, 0);
        }
    }
}
