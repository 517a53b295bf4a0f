package io.github.mlmodel.worker.feature;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How raw columns become features: fitted on training rows, then applied in memory ({@link #transform}) or as an ONNX
 * graph ({@link #graph}), with bit-identical results.
 *
 * <p>First come the numeric columns (of these, those that need doubles last), then the dates, then the categorical ones
 * (of these, those that are numbered last), then each text column; within these, the data's order.
 * The number of threads decides no bit.
 */
public final class FeaturePlan implements Features<Table, FeatureMatrix> {

    /** Beyond this number of numeric columns they share one input. */
    private static final int MOST_NUMERIC_INPUTS = 128;

    private final List<ColumnSchema> columns;
    private final List<Block> blocks;
    private final List<String> names;
    private final Map<String, String> inputs;
    private final Optional<PreciseBlock> precise;
    private final Set<String> precisely;
    private final int threads;

    /** Returns whether so many numeric columns share one input. */
    public static boolean shareInput(long numericColumns) {
        return numericColumns > MOST_NUMERIC_INPUTS;
    }

    private FeaturePlan(List<ColumnSchema> columns, List<Block> blocks, int threads) {
        this.columns = List.copyOf(columns);
        this.blocks = List.copyOf(blocks);
        this.names =
                unique(blocks.stream().flatMap(block -> block.names().stream()).toList());
        this.inputs = InputNames.of(names(columns));
        this.threads = threads;
        this.precise = blocks.stream()
                .filter(PreciseBlock.class::isInstance)
                .map(PreciseBlock.class::cast)
                .findFirst();
        this.precisely = precise.map(block -> Set.copyOf(block.names())).orElse(Set.of());
        List<String> numeric = ofKind(ColumnKind.NUMERIC, columns);
        if (shareInput(numeric.size())) {
            numeric.stream()
                    .filter(column -> !isPrecise(column))
                    .forEach(column -> inputs.put(column, InputNames.NUMERIC));
        }
    }

    /**
     * Fits features.
     *
     * @param training the rows to learn from, and from no others
     * @param columns the columns that become features, in the data's order, and how each was read
     * @param spec limits of categories, tokens and n-grams
     * @param needs what the trainer wants of its features
     * @param threads how many threads may work
     * @throws MlModelException if there are no rows or no features, or if a number is infinite
     */
    public static FeaturePlan fit(
            Table training, List<ColumnSchema> columns, FeatureSpec spec, FeatureNeeds needs, int threads) {
        if (training.rows() == 0) {
            throw MlModelException.user(
                    "There is no row to train on. Check <dataset><source>, and that not all rows are"
                            + " held back by <testFraction>.");
        }
        Map<String, Column> rows = byName(training, names(columns));
        List<Block> blocks = new ArrayList<>();
        addNumbers(blocks, ofKind(ColumnKind.NUMERIC, columns), rows, needs, threads);
        columns.stream()
                .filter(column -> column.kind() == ColumnKind.DATE)
                .forEach(column -> blocks.add(DateBlock.fit(column, rows, needs, threads)));
        List<ColumnSchema> categorical = columns.stream()
                .filter(column -> column.kind() == ColumnKind.CATEGORICAL)
                .toList();
        blocks.addAll(CategoryColumns.fit(categorical, rows, spec, needs, threads));
        columns.stream()
                .filter(column -> column.kind() == ColumnKind.TEXT)
                .forEach(column -> blocks.add(TextBlock.fit(column, rows, spec.ngrams(), spec.maxTokens(), threads)));
        FeaturePlan plan = new FeaturePlan(columns, blocks, threads);
        if (plan.names.isEmpty()) {
            throw MlModelException.user("There are no features to train on: "
                    + (columns.isEmpty()
                            ? "the data has no column but target, weight and excluded ones."
                            : ofKind(ColumnKind.TEXT, columns).isEmpty()
                                    ? "the dates of the training rows are all the same."
                                    : "no text of the training rows has a word of two letters.")
                    + " Check <features> and <dataset><exclude>.");
        }
        return plan;
    }

    private static void addNumbers(
            List<Block> blocks, List<String> columns, Map<String, Column> rows, FeatureNeeds needs, int threads) {
        List<FloatLoss> losses =
                WorkPool.map(columns.size(), threads, i -> FloatLoss.of(NumericBlock.numbers(rows, columns.get(i))));
        List<String> floats = new ArrayList<>();
        Map<String, FloatLoss> precise = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (losses.get(i).any()) {
                precise.put(columns.get(i), losses.get(i));
            } else {
                floats.add(columns.get(i));
            }
        }
        if (!floats.isEmpty()) {
            blocks.add(NumericBlock.fit(floats, rows, needs, threads));
        }
        if (!precise.isEmpty()) {
            blocks.add(PreciseBlock.fit(precise, rows, needs, threads));
        }
    }

    /**
     * Returns the features of rows.
     *
     * @throws MlModelException if a column is absent
     */
    @Override
    public FeatureMatrix transform(Table rows) {
        Map<String, Column> byName = byName(rows, names(columns));
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

    /**
     * Returns the graph that makes the features: {@link #inputs()} in, the one output {@link TrainedModel#INPUT} out,
     * float {@code [N, F]}. At least one row must be given to it. ONNX Runtime 1.29 or an older one with
     * {@code com.microsoft} Tokenizer is needed for text, any runtime for the rest.
     */
    @Override
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(InputNames.FEATURES);
        for (ModelSignature.Input input : inputs()) {
            ElementType type = ElementType.valueOf(input.type().name());
            graph.input(input.name(), type, ValueInfo.ROWS, input.columns().size());
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

    /** Returns the raw columns in the data's order. */
    @Override
    public List<ColumnSchema> columns() {
        return columns;
    }

    /** Returns the graph's inputs in the order of their first columns. */
    @Override
    public List<ModelSignature.Input> inputs() {
        Map<String, List<ColumnSchema>> taken = new LinkedHashMap<>();
        for (ColumnSchema column : columns) {
            taken.computeIfAbsent(String.valueOf(inputs.get(column.name())), input -> new ArrayList<>())
                    .add(column);
        }
        List<ModelSignature.Input> described = new ArrayList<>();
        taken.forEach((input, of) -> described.add(ModelSignature.Input.of(input, type(of.get(0)), names(of))));
        return described;
    }

    private ColumnType type(ColumnSchema column) {
        return isPrecise(column.name()) ? ColumnType.DOUBLE : column.kind().type();
    }

    private boolean isPrecise(String column) {
        return precisely.contains(column);
    }

    @Override
    public List<String> warnings() {
        return precise.map(PreciseBlock::warnings).orElse(List.of());
    }

    @Override
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new HashMap<>();
        blocks.forEach(block -> texts.putAll(block.texts()));
        return texts;
    }

    /** Returns a sentence a column, in the data's order: how it becomes features. */
    @Override
    public List<String> sentences() {
        Map<String, String> sentences = new HashMap<>();
        blocks.forEach(block -> sentences.putAll(block.sentences()));
        return columns.stream()
                .map(column -> column.name() + ": " + sentences.get(column.name()))
                .toList();
    }

    private static List<String> names(List<ColumnSchema> columns) {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    private static List<String> ofKind(ColumnKind kind, List<ColumnSchema> columns) {
        return columns.stream()
                .filter(column -> column.kind() == kind)
                .map(ColumnSchema::name)
                .toList();
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
