package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.runtime.explain.CoveredTrees;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Models of trees over numbers that share an input, of which one is imputed, a category that is one-hot and a number, and parts
 * of a date; and the features that they make of a row, computed by hand.
 */
final class TreesToExplain {

    static final int COLUMNS = 4;
    static final int FEATURES = 8;

    /** The column of each feature. */
    static final int[] FEATURE_COLUMNS = {0, 1, 2, 2, 2, 2, 3, 3};

    private static final List<String> PLANS = List.of("basic", "gold", "trial");
    private static final float[] PLAN_MEANS = {0.5f, 1.5f, 2.5f};
    private static final double DAY = 86_400;

    private final Map<String, Object> trees;
    private final GraphBuilder graph = new GraphBuilder("t");

    private TreesToExplain(Map<String, Object> trees) {
        this.trees = trees;
    }

    static TreesToExplain of(long seed, int sums) {
        Map<String, Object> trees = new HashMap<>(CoveredTrees.of(new Random(seed), FEATURES, sums, 5, 6));
        return new TreesToExplain(trees);
    }

    /** Makes each leaf's number one between 0 and 1, divided by the number of trees: their sum is a probability. */
    TreesToExplain ofShares() {
        float[] weights = ((float[]) Objects.requireNonNull(trees.get("target_weights"))).clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (1 / (1 + Math.exp(-weights[i]))) / 5;
        }
        trees.put("target_weights", weights);
        return this;
    }

    Map<String, Object> trees() {
        return trees;
    }

    /** What a graph makes of the sums of the trees. */
    enum Ending {
        /** The share of the second label, as a forest gives it. */
        SHARE,
        /** The second label's log-odds, as boosting gives them. */
        ODDS,
        /** The logistic function. */
        LOGISTIC,
        /** Softmax. */
        SHARES,
        /** A number. */
        NUMBER,
        /** A number whose logarithm is the sum. */
        LOGARITHM
    }

    Model model(Ending ending) {
        String features = features();
        List<Attribute> attributes = new ArrayList<>();
        trees.forEach((name, value) -> attributes.add(new Attribute(
                name,
                value instanceof int[] ints ? Arrays.stream(ints).asLongStream().toArray() : value)));
        String sum = graph.node(
                GraphBuilder.ML, "TreeEnsembleRegressor", List.of(features), attributes.toArray(Attribute[]::new));
        String output = ending(sum, ending);
        if (ending == Ending.NUMBER || ending == Ending.LOGARITHM) {
            String one = graph.constant(TensorData.longs(new long[] {1}, 1));
            graph.output(graph.node("Squeeze", List.of(output, one)), "prediction", ElementType.FLOAT, ValueInfo.ROWS);
            return Model.of(
                    Models.onnx(graph.build()), described(GivenDescription.regressor("m")), 1, EvaluatorChoice.JAVA);
        }
        List<String> labels = List.of("no", "yes", "maybe").subList(0, ending == Ending.SHARES ? 3 : 2);
        String best = graph.node("ArgMax", List.of(output), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String names = graph.constant(TensorData.strings(labels.toArray(String[]::new), labels.size()));
        graph.output(graph.node("Gather", List.of(names, best)), "label", ElementType.STRING, ValueInfo.ROWS);
        graph.output(output, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, labels.size());
        return Model.of(
                Models.onnx(graph.build()),
                described(GivenDescription.classifier("m", labels.toArray(String[]::new))),
                1,
                EvaluatorChoice.JAVA);
    }

    private static ModelDescription described(GivenDescription description) {
        return description
                .target("churned")
                .input("numeric", ColumnKind.NUMERIC, "age", "income")
                .columns(ColumnKind.CATEGORICAL, "plan")
                .dates("since", DateForm.DATE)
                .build();
    }

    private String ending(String sum, Ending ending) {
        String one = graph.constant(TensorData.floats(new float[] {1}));
        return switch (ending) {
            case SHARE -> {
                String both = concat(graph.node("Sub", List.of(one, sum)), sum);
                yield graph.node("Div", List.of(both, one));
            }
            case ODDS -> {
                String half = graph.constant(TensorData.floats(new float[] {0.5f}, 1));
                String second = graph.constant(TensorData.floats(new float[] {0, 1}, 2));
                yield softmax(graph.node("Mul", List.of(graph.node("Add", List.of(sum, half)), second)));
            }
            case LOGISTIC -> {
                String yes = graph.node("Sigmoid", List.of(sum));
                yield concat(graph.node("Sub", List.of(one, yes)), yes);
            }
            case SHARES -> softmax(sum);
            case NUMBER -> graph.node("Add", List.of(graph.node("Mul", List.of(sum, floats(10))), floats(100)));
            case LOGARITHM -> graph.node("Exp", List.of(sum));
        };
    }

    private String floats(float number) {
        return graph.constant(TensorData.floats(new float[] {number}, 1));
    }

    private String softmax(String margins) {
        return graph.node("Softmax", List.of(margins), new Attribute("axis", 1L));
    }

    private String concat(String... parts) {
        return graph.node("Concat", List.of(parts), new Attribute("axis", 1L));
    }

    private String features() {
        String numeric = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 2);
        String means = graph.constant(TensorData.floats(new float[] {Float.NaN, 1.5f}, 1, 2));
        String known = graph.node("Where", List.of(graph.node("IsNaN", List.of(numeric)), means, numeric));
        String plan = graph.input("plan", ElementType.STRING, ValueInfo.ROWS, 1);
        String code = encoded(
                plan, new Attribute("values_int64s", new long[] {0, 1, 2}), new Attribute("default_int64", -1L));
        String hot = graph.node(
                "TfIdfVectorizer",
                List.of(code),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", 1L),
                new Attribute("max_gram_length", 1L),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", new long[] {0}),
                new Attribute("ngram_indexes", new long[] {0, 1, 2}),
                new Attribute("pool_int64s", new long[] {0, 1, 2}));
        String mean = encoded(plan, new Attribute("values_floats", PLAN_MEANS), new Attribute("default_float", 1f));
        String since = graph.input("since", ElementType.DOUBLE, ValueInfo.ROWS, 1);
        String days = graph.node("Floor", List.of(graph.node("Div", List.of(since, doubles(DAY)))));
        String weeks = graph.node("Floor", List.of(graph.node("Div", List.of(days, doubles(7)))));
        String ofWeek = graph.node("Sub", List.of(days, graph.node("Mul", List.of(weeks, doubles(7)))));
        return concat(known, hot, mean, cast(weeks), cast(ofWeek));
    }

    private String encoded(String text, Attribute values, Attribute other) {
        return graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(text),
                new Attribute("keys_strings", PLANS.toArray(String[]::new)),
                values,
                other);
    }

    private String doubles(double number) {
        return graph.constant(TensorData.doubles(new double[] {number}, 1));
    }

    private String cast(String doubles) {
        return graph.node("Cast", List.of(doubles), new Attribute("to", 1L));
    }

    /** Returns a random row. */
    static Map<String, @Nullable Object> row(Random random) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("age", random.nextInt(4) == 0 ? null : random.nextInt(4));
        row.put("income", random.nextInt(4) == 0 ? null : random.nextInt(4));
        row.put(
                "plan",
                random.nextInt(5) == 0 ? null : random.nextInt(4) == 0 ? "other" : PLANS.get(random.nextInt(3)));
        row.put("since", random.nextInt(5) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(28)));
        return row;
    }

    /** Returns what the graph makes of a row, by hand. */
    static float[] features(Map<String, @Nullable Object> row) {
        float[] features = new float[FEATURES];
        features[0] = row.get("age") instanceof Integer age ? age : Float.NaN;
        features[1] = row.get("income") instanceof Integer income ? income : 1.5f;
        int plan = row.get("plan") instanceof String text ? PLANS.indexOf(text) : -1;
        if (plan >= 0) {
            features[2 + plan] = 1;
        }
        features[5] = plan < 0 ? 1 : PLAN_MEANS[plan];
        features[6] =
                row.get("since") instanceof LocalDate day ? (float) Math.floorDiv(day.toEpochDay(), 7L) : Float.NaN;
        features[7] = row.get("since") instanceof LocalDate day ? day.toEpochDay() % 7 : Float.NaN;
        return features;
    }
}
