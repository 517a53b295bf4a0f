package io.github.mlmodel.worker.feature;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.ColumnKind;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How raw columns become features: fitted on training rows, then applied in memory ({@link #transform}) or as an ONNX
 * graph ({@link #graph}), with bit-identical results.
 *
 * <p>First come the numeric columns, then the categorical ones, then each text column; within these, the data's order.
 * The number of threads decides no bit.
 */
public final class FeaturePlan implements Features {

    /** Beyond this number of numeric columns they share one input. */
    private static final int MOST_NUMERIC_INPUTS = 128;

    private final List<String> columns;
    private final Map<String, ColumnKind> kinds;
    private final List<Block> blocks;
    private final List<String> names;
    private final Map<String, String> inputs;
    private final int threads;

    private FeaturePlan(List<String> columns, Map<String, ColumnKind> kinds, List<Block> blocks, int threads) {
        this.columns = List.copyOf(columns);
        this.kinds = Map.copyOf(kinds);
        this.blocks = List.copyOf(blocks);
        this.names =
                unique(blocks.stream().flatMap(block -> block.names().stream()).toList());
        this.inputs = InputNames.of(columns);
        this.threads = threads;
        if (numeric(this.columns, this.kinds).size() > MOST_NUMERIC_INPUTS) {
            numeric(this.columns, this.kinds).forEach(column -> inputs.put(column, InputNames.NUMERIC));
        }
    }

    /**
     * Fits features.
     *
     * @param training the rows to learn from, and from no others
     * @param kinds how each feature column was read
     * @param spec limits of categories, tokens and n-grams
     * @param featureColumns the columns that become features, in the data's order
     * @param needs what the trainer wants of its features
     * @param threads how many threads may work
     * @throws MlModelException if there are no rows or no features, or if a number is infinite
     */
    public static FeaturePlan fit(
            Table training,
            Map<String, ColumnKind> kinds,
            FeatureSpec spec,
            List<String> featureColumns,
            FeatureNeeds needs,
            int threads) {
        if (training.rows() == 0) {
            throw MlModelException.user(
                    "There is no row to train on. Check <dataset><source>, and that not all rows are"
                            + " held back by <testFraction>.");
        }
        Map<String, Column> rows = byName(training, featureColumns);
        List<Block> blocks = new ArrayList<>();
        List<String> numeric = numeric(featureColumns, kinds);
        if (!numeric.isEmpty()) {
            blocks.add(NumericBlock.fit(numeric, rows, needs, threads));
        }
        List<String> categorical = ofKind(ColumnKind.CATEGORICAL, featureColumns, kinds);
        if (!categorical.isEmpty()) {
            blocks.add(CategoricalBlock.fit(categorical, rows, spec.maxCategories(), threads));
        }
        for (String column : ofKind(ColumnKind.TEXT, featureColumns, kinds)) {
            blocks.add(TextBlock.fit(column, rows, spec.ngrams(), spec.maxTokens(), threads));
        }
        FeaturePlan plan = new FeaturePlan(featureColumns, kinds, blocks, threads);
        if (plan.names.isEmpty()) {
            throw MlModelException.user("There are no features to train on: "
                    + (featureColumns.isEmpty()
                            ? "the data has no column but target, weight and excluded ones."
                            : "no text of the training rows has a word of two letters.")
                    + " Check <features> and <dataset><exclude>.");
        }
        return plan;
    }

    /**
     * Returns the features of rows.
     *
     * @throws MlModelException if a column is absent
     */
    public FeatureMatrix transform(Table rows) {
        Map<String, Column> byName = byName(rows, columns);
        List<FeatureColumn> features = new ArrayList<>(names.size());
        blocks.forEach(block -> features.addAll(block.transform(byName, threads)));
        return new FeatureMatrix(rows.rows(), names, features, groups());
    }

    private List<FeatureGroup> groups() {
        List<FeatureGroup> groups = new ArrayList<>();
        int first = 0;
        for (Block block : blocks) {
            groups.addAll(block.groups(first));
            first += block.names().size();
        }
        return groups;
    }

    @Override
    public FeatureMatrix matrix(Rows rows) {
        if (rows instanceof Table table) {
            return transform(table);
        }
        throw new IllegalArgumentException("images were given for rows of a table");
    }

    @Override
    public @Nullable Images images(Rows rows) {
        return null;
    }

    @Override
    public float[] predict(TrainedModel model, Rows rows) {
        return model.predict(matrix(rows));
    }

    /**
     * Returns the graph that makes the features: {@link #inputs()} in, the one output {@link TrainedModel#INPUT} out,
     * float {@code [N, F]}. At least one row must be given to it. ONNX Runtime 1.29 or an older one with
     * {@code com.microsoft} Tokenizer is needed for text, any runtime for the rest.
     */
    @Override
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(InputNames.FEATURES);
        for (ModelDescription.Input input : inputs()) {
            ElementType type = input.type().equals("float") ? ElementType.FLOAT : ElementType.STRING;
            graph.input(input.name(), type, ValueInfo.ROWS, input.width());
        }
        List<String> parts = blocks.stream()
                .filter(block -> !block.names().isEmpty())
                .map(block -> block.add(graph, inputs))
                .toList();
        String all = parts.size() == 1 ? parts.get(0) : graph.node("Concat", parts, new Attribute("axis", 1L));
        graph.output(all, TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, names.size());
        return graph.build();
    }

    @Override
    public int width() {
        return names.size();
    }

    /** Returns the raw columns in the data's order, with the input that takes each. */
    @Override
    public List<ModelDescription.Column> columns() {
        List<ModelDescription.Column> described = new ArrayList<>();
        int numeric = 0;
        for (String column : columns) {
            String input = String.valueOf(inputs.get(column));
            int position = input.equals(InputNames.NUMERIC) ? numeric++ : 0;
            described.add(new ModelDescription.Column(column, kind(column, kinds), input, position));
        }
        return described;
    }

    /** Returns the graph's inputs in the order of their first columns. */
    @Override
    public List<ModelDescription.Input> inputs() {
        List<ModelDescription.Input> described = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ModelDescription.Column column : columns()) {
            if (seen.add(column.input())) {
                String type = column.kind() == ColumnKind.NUMERIC ? "float" : "string";
                boolean shared = column.input().equals(InputNames.NUMERIC);
                int width = shared ? numeric(columns, kinds).size() : 1;
                described.add(new ModelDescription.Input(column.input(), type, width));
            }
        }
        return described;
    }

    /** Returns a sentence a column, in the data's order: how it becomes features. */
    @Override
    public List<String> sentences() {
        Map<String, String> sentences = new HashMap<>();
        blocks.forEach(block -> sentences.putAll(block.sentences()));
        return columns.stream()
                .map(column -> column + ": " + sentences.get(column))
                .toList();
    }

    private static List<String> numeric(List<String> columns, Map<String, ColumnKind> kinds) {
        return ofKind(ColumnKind.NUMERIC, columns, kinds);
    }

    private static List<String> ofKind(ColumnKind kind, List<String> columns, Map<String, ColumnKind> kinds) {
        return columns.stream().filter(column -> kind(column, kinds) == kind).toList();
    }

    private static ColumnKind kind(String column, Map<String, ColumnKind> kinds) {
        ColumnKind kind = kinds.get(column);
        if (kind == null) {
            throw new IllegalArgumentException("No kind was given for column '" + column + "'");
        }
        return kind;
    }

    private static Map<String, Column> byName(Table table, List<String> needed) {
        Map<String, Column> columns = new HashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        for (String name : needed) {
            if (!columns.containsKey(name)) {
                columns.put(name, table.column(name));
            }
        }
        return columns;
    }

    private static List<String> unique(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>(names.size());
        for (String name : names) {
            String candidate = name;
            for (int i = 2; !taken.add(candidate); i++) {
                candidate = name + " (" + i + ")";
            }
            unique.add(candidate);
        }
        return unique;
    }
}
