package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.layer.Layer;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.onnx.ImportedGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network from elsewhere, read from its ONNX file, to be trained further.
 *
 * <p>Dropout in it is left out and batch normalisation keeps the statistics that it was exported with, also while it is
 * trained: a base is what it was exported as, but for the constants that are trained. A Softmax, LogSoftmax or Sigmoid at its
 * end is left out, because losses and predictions apply their own.
 */
public final class Base {

    private static final Set<String> ENDS = Set.of("Softmax", "LogSoftmax", "Sigmoid", "Identity");

    private final int opset;
    private final int irVersion;
    private final BaseSpec spec;
    private final BaseInput entry;
    private final Section section;
    private final Origin origin;

    private Base(int opset, int irVersion, BaseSpec spec, BaseInput entry, Section section, Origin origin) {
        this.opset = opset;
        this.irVersion = irVersion;
        this.spec = spec;
        this.entry = entry;
        this.section = section;
        this.origin = origin;
    }

    /**
     * Reads a base, and checks all that does not depend on the rows.
     *
     * @param bytes the file's bytes: ONNX
     * @param spec what is taken of it
     * @throws MlModelException if the file cannot be read as a graph, is of an operator set other than 13 to 20, takes what
     *     rows cannot be, has operators that are not known, or none of the value {@link BaseSpec#at()}
     */
    public static Base read(byte[] bytes, BaseSpec spec) {
        ImportedGraph file = OnnxFile.readGraph(bytes, spec.name());
        int opset = file.opset();
        if (opset < OnnxVersions.LEAST_TRAINABLE_OPSET || opset > OnnxVersions.MOST_TRAINABLE_OPSET) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + spec.name() + "' is written in operator set " + opset
                            + ", and those from " + OnnxVersions.LEAST_TRAINABLE_OPSET + " to "
                            + OnnxVersions.MOST_TRAINABLE_OPSET
                            + " can be trained further. Export it with opset_version=" + OnnxVersions.OPSET + ".");
        }
        BaseInput entry = BaseInput.of(file, spec.name());
        String to = spec.at() == null ? output(file.graph(), spec.name()) : named(file.graph(), spec);
        Section section = Section.of(file.graph(), entry.names(), to);
        checkOperators(section, Set.of(), spec.name());
        // The message that the file was read as takes as much memory again, and is not kept.
        Origin origin = Origin.read(file.model().metadata());
        return new Base(opset, Math.toIntExact(file.model().irVersion()), spec, entry, section, origin);
    }

    /**
     * Reads a base from its file.
     *
     * @param file an ONNX file, or a bundle of a released model
     * @param spec what is taken of it
     * @throws MlModelException as {@link #read}, or if the file cannot be read, or is not the one that was digested
     */
    public static Base open(Parameter.File file, BaseSpec spec) {
        try {
            return read(ReleasedModel.bytes(file), spec);
        } catch (IOException e) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + spec.name() + "' cannot be read from " + file.path() + ": " + e.getMessage() + ".",
                    e);
        }
    }

    /** Returns rows as a base takes them: every column a number, categories and words too. */
    public static FeatureMatrix plain(FeatureMatrix features) {
        return new FeatureMatrix(features.rows(), features.names(), features.columns());
    }

    /** Returns the operator set of {@code ai.onnx} that the base, and so the model that comes of it, is written in. */
    public int opset() {
        return opset;
    }

    /**
     * Returns the operator set of the graphs that train: from 13 to 17 operators were added and widened, none changed, and
     * gradients need some of the later ones.
     */
    public int trainingOpset() {
        return Math.max(opset, TensorGraph.OPSET);
    }

    /** Returns whether the base takes tokens, which it looks up. */
    public boolean takesTokens() {
        return entry.kind() == BaseInput.Kind.TOKENS;
    }

    /** Returns the IR version of the base's file. */
    public int irVersion() {
        return irVersion;
    }

    /**
     * Returns what the base wants of its features: numbers as they are, without missing ones; a released table model of this
     * product wants them standardised if it was trained so.
     */
    public FeatureNeeds needs() {
        return entry.standardised() ? FeatureNeeds.STANDARDISED : FeatureNeeds.IMPUTED;
    }

    /**
     * Returns the layer that brings a table's features into the order in which the base was trained on them, if its file says
     * which these are.
     *
     * @throws MlModelException if features are missing, or unknown to the base
     */
    public Optional<Layer> order(FeatureMatrix features) {
        return origin.features().isEmpty()
                ? Optional.empty()
                : Optional.of(FeatureOrder.of(spec.name(), origin.features(), features));
    }

    /**
     * Checks that the base's outputs stand for the rows' classes, if its file says what they stand for.
     *
     * @throws MlModelException if they stand for others
     */
    public void checkLabels(List<String> labels) {
        if (!origin.knownLabels().isEmpty() && !origin.knownLabels().equals(labels)) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + spec.name() + "' tells apart the classes "
                            + Shown.of(origin.knownLabels()).list() + ", and these rows have "
                            + Shown.of(labels).list()
                            + ": its outputs stand for others. Name the value before its output layer in <head><at>, so that a new"
                            + " output layer is trained.");
        }
    }

    /** Returns how many features the base takes, if its file says so; else as many as there are. */
    public List<Long> rowShape(List<Long> given) {
        return origin.features().isEmpty() || given.size() != 1
                ? given
                : List.of((long) origin.features().size());
    }

    /**
     * Fits the base to rows, and decides what of it is trained.
     *
     * @param rowShape the shape of a row: {@code [D]}, or {@code [C, H, W]} of images
     * @throws MlModelException if rows of this shape do not fit, if an operator between a trained constant and the output has
     *     no gradient, or if a pattern matches nothing that can be trained
     */
    public BaseLayer layer(List<Long> rowShape) {
        Trial trial = new Trial(spec, entry, section, trainingOpset(), opset);
        List<Long> output = trial.rowShape(rowShape);
        Set<String> candidates = candidates();
        Set<String> trained;
        if (spec.train().equals(List.of(BaseSpec.NONE))) {
            trained = Set.of();
        } else if (spec.train().isEmpty()) {
            checkOperators(section, candidates, spec.name());
            trained = trial.reached(rowShape, candidates);
        } else {
            Set<String> matching = Patterns.matching(spec.train(), candidates, spec.name());
            checkOperators(section, matching, spec.name());
            trained = trial.reached(rowShape, matching);
            // What no gradient reaches cannot be trained either, whatever was asked.
            Patterns.matching(spec.train(), trained, spec.name());
        }
        return new BaseLayer(spec, entry, section, trained, output);
    }

    /** Float constants but single numbers, which are steps and factors of formulas, and statistics of batches. */
    private Set<String> candidates() {
        Set<String> statistics = new LinkedHashSet<>();
        for (Node node : section.nodes()) {
            if (node.operator().equals("BatchNormalization")) {
                statistics.addAll(node.inputs().subList(3, node.inputs().size()));
            }
        }
        Set<String> read = section.reads();
        Set<String> candidates = new LinkedHashSet<>();
        section.graph().initializers().forEach((name, value) -> {
            boolean weights =
                    value.type() == ElementType.FLOAT && !value.shape().isEmpty();
            if (weights && read.contains(name) && !statistics.contains(name)) {
                candidates.add(name);
            }
        });
        return candidates;
    }

    private static void checkOperators(Section section, Set<String> trained, String base) {
        Graph flat = new Graph(
                List.of(),
                List.of(),
                section.nodes().stream().filter(node -> !Reads.hasGraphs(node)).toList(),
                section.graph().initializers());
        List<String> missing = Gradients.missing(flat, trained);
        if (!missing.isEmpty()) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' cannot be trained: there is no gradient for its "
                            + (missing.size() == 1 ? "operator " : "operators ")
                            + Shown.of(missing).list()
                            + ". Name in <train> only what comes after, leave the base before by <head><at>, or export it with"
                            + " other operators.");
        }
    }

    private static String named(Graph graph, BaseSpec spec) {
        String at = String.valueOf(spec.at());
        if (Section.writer(graph, at).isPresent()) {
            return at;
        }
        List<String> values = graph.nodes().stream()
                .filter(node -> !node.operator().equals("Constant"))
                .flatMap(node -> node.outputs().stream())
                .filter(name -> !name.isEmpty())
                .toList();
        int from = Math.max(0, values.size() - 10);
        throw MlModelException.user("<head><at> is '" + at + "', and base '" + spec.name() + "' has no such value"
                + Names.didYouMean(at, values) + " Its last ones are: "
                + String.join(", ", values.subList(from, values.size())) + ".");
    }

    /** Returns the first output of floats, without what turns numbers into probabilities. */
    private static String output(Graph graph, String base) {
        ValueInfo output = graph.outputs().stream()
                .filter(candidate -> candidate.type() == ElementType.FLOAT)
                .findFirst()
                .orElseThrow(() -> MlModelException.user(
                        Anchor.REFUSED_BASE,
                        "Base \'" + base
                                + "' gives no floats: its outputs are "
                                + Shown.of(graph.outputs().stream()
                                                .map(ValueInfo::name)
                                                .toList())
                                        .list()
                                + ". Export a model whose output is float, or name a value in <head><at>."));
        String value = output.name();
        boolean flat = output.shape().size() == 1;
        Optional<Node> writer = Section.writer(graph, value);
        while (writer.isPresent()
                && (ENDS.contains(writer.get().operator())
                        || (flat && writer.get().operator().equals("Squeeze")))) {
            value = writer.get().inputs().get(0);
            writer = Section.writer(graph, value);
        }
        return value;
    }
}
