package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.BatchMeaning;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.column.RowColumns;
import io.github.mlmodel.runtime.explain.ExplainedGraph;
import io.github.mlmodel.runtime.explain.MarginLink;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.reason.Background;
import io.github.mlmodel.runtime.reason.MarginReasoner;
import io.github.mlmodel.runtime.reason.Reasoned;
import io.github.mlmodel.runtime.reason.Reasoner;
import io.github.mlmodel.runtime.reason.SampledReasoner;
import io.github.mlmodel.runtime.session.Sessions;
import io.github.mlmodel.runtime.source.ModelSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Explains predictions of a model. Several threads may ask at once. */
final class Explainer {

    /** As far as floats may be from exact sums. */
    private static final double TOLERANCE = 1e-4;

    private final ModelDescription description;
    private final Reasoner reasoner;
    private final ContributionScale scale;

    private Explainer(ModelDescription description, Reasoner reasoner, OutputName output) {
        this.description = description;
        this.reasoner = reasoner;
        this.scale = scale(reasoner.link(), output, description.labels().size());
    }

    /**
     * Prepares.
     *
     * @param source the model's files
     * @param predictor predicts rows, whatever their values
     * @throws MlModelException if its predictions cannot be explained
     */
    static Explainer of(ModelDescription description, ModelSource source, Predictor predictor) {
        String origin = source.origin();
        if (RowColumns.of(description.signature()).isEmpty()) {
            throw MlModelException.user("The predictions of " + origin
                    + " cannot be explained: the model reads images, and no number of a pixel says why.");
        }
        OutputName output = predictor.output();
        OnnxContent content = OnnxReader.read(source.bytes(ModelFile.MODEL), origin);
        Optional<Reasoner> exact = exact(description, source, content, output);
        if (exact.isEmpty() && Sessions.inJava(content, origin).isEmpty()) {
            throw MlModelException.user(
                    "The predictions of " + origin + " cannot be explained: its graph is beyond what Java evaluates.");
        }
        return new Explainer(description, exact.orElseGet(() -> sampled(description, source, predictor)), output);
    }

    private static Optional<Reasoner> exact(
            ModelDescription description, ModelSource source, OnnxContent content, OutputName output) {
        ModelSignature signature = description.signature();
        List<String> names = signature.columnNames();
        Map<String, int[]> inputs = new HashMap<>();
        signature
                .inputs()
                .forEach(input -> inputs.put(
                        input.name(),
                        input.columns().stream().mapToInt(names::indexOf).toArray()));
        return ExplainedGraph.of(content, output.text(), inputs, names.size())
                .filter(ExplainedGraph::isWhole)
                .flatMap(graph -> Sessions.inJava(graph.head(), source.origin())
                        .map(head -> new MarginReasoner(
                                graph,
                                head,
                                InputPlan.of(signature),
                                () -> background(description, source),
                                description.labels().size())));
    }

    private static Reasoner sampled(ModelDescription description, ModelSource source, Predictor predictor) {
        return new SampledReasoner(
                (rows, output) -> {
                    Predictions predictions = predictor.predict(rows, done -> {});
                    return IntStream.range(0, rows.rows())
                            .mapToDouble(row -> predictions.value(row, output))
                            .toArray();
                },
                description.signature().columnNames(),
                background(description, source));
    }

    private static ContributionScale scale(MarginLink.Kind link, OutputName output, int labels) {
        return switch (link) {
            case SOFTMAX -> labels > 2 ? ContributionScale.MARGIN : ContributionScale.LOG_ODDS;
            case SIGMOID -> ContributionScale.LOG_ODDS;
            case EXPONENTIAL -> ContributionScale.LOGARITHM;
            case NONE ->
                switch (output) {
                    case PROBABILITIES -> ContributionScale.PROBABILITY;
                    case SCORES -> ContributionScale.SCORE;
                    case PREDICTION, LABEL -> ContributionScale.VALUE;
                };
        };
    }

    private static Background background(ModelDescription description, ModelSource source) {
        return Background.of(description, source.files().get(ModelFile.STATISTICS), source.origin());
    }

    /**
     * Explains a prediction.
     *
     * @param row the only row
     * @param predicted what the model says of it
     * @param place the place of the label that is explained, or 0 for a number
     */
    Explanation explain(BatchColumns row, Prediction predicted, int place) {
        Reasoned found = reasoner.reason(row, place);
        List<ColumnSchema> columns = description.signature().columns();
        int[] order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -Math.abs(found.amounts()[column])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] steps = found.walk().steps(order);
        require(steps[steps.length - 1], predicted.values()[place]);
        List<Explanation.Contribution> contributions = new ArrayList<>();
        for (int column : order) {
            contributions.add(contribution(row, columns.get(column), found.amounts()[column], place));
        }
        List<String> labels = description.labels();
        Optional<String> label = labels.isEmpty() ? Optional.empty() : Optional.of(labels.get(place));
        ExplainingSentences sentences = new ExplainingSentences(
                scale, found.standardError(), description.target().name(), label);
        return new Explanation(scale, found, label, contributions, steps, () -> sentences.of(contributions, steps));
    }

    /** What is explained has to be what was predicted, as a prediction in floats goes. */
    private void require(double explained, double predicted) {
        double scale = description.target().choose(classes -> 1.0, numbers -> Math.max(numbers.deviation(), 0));
        if (!(Math.abs(explained - predicted) <= TOLERANCE * (scale + Math.abs(predicted)))) {
            throw MlModelException.internal("The contributions of the columns lead to " + explained
                    + ", and the model predicts " + predicted + ": this explanation would be none. Please report it.");
        }
    }

    private Explanation.Contribution contribution(BatchColumns row, ColumnSchema column, double amount, int place) {
        List<Explanation.Word> words = column.kind() == ColumnKind.TEXT
                ? WordShares.of(reasoner, description.signature().columns(), row, column.name(), amount, place)
                : List.of();
        return new Explanation.Contribution(column.name(), given(row, column), amount, words);
    }

    private static Optional<String> given(BatchColumns row, ColumnSchema column) {
        if (column.kind() == ColumnKind.CATEGORICAL || column.kind() == ColumnKind.TEXT) {
            String text = BatchMeaning.texts(row, column).apply(0);
            boolean missing = text.isEmpty() || column.form().missing().contains(text);
            return missing
                    ? Optional.empty()
                    : Optional.of(column.form().spellings().getOrDefault(text, text));
        }
        double number = BatchMeaning.numbers(row, column).applyAsDouble(0);
        if (Double.isNaN(number)) {
            return Optional.empty();
        }
        return Optional.of(column.kind() == ColumnKind.DATE ? column.dates().text(number) : KnownColumn.number(number));
    }
}
