package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.Site;
import io.github.mlmodel.runtime.operator.tree.TreeReader;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Flattens a graph: each value becomes what a row has of it, registers or what follows of a text. What depends on one column's
 * text alone is computed here, for each text that the graph tells apart, by the operators themselves.
 */
public final class FlatCompiler {

    private static final Set<String> PRODUCTS = Set.of("Gemm", "MatMul");

    private final OnnxGraph graph;
    private final Program program = new Program();
    private final ScalarNodes scalars = new ScalarNodes(program);
    private final RowNodes rows = new RowNodes(program);
    private final LinearNodes products = new LinearNodes(program);
    private final Map<String, TensorValue> constants;
    private final Map<String, Flat> flats = new HashMap<>();
    private final List<TextCodes> columns = new ArrayList<>();
    private final TextChains chains = new TextChains();
    private final List<RowPlan.Input> inputs = new ArrayList<>();

    private FlatCompiler(OnnxGraph graph) {
        this.graph = graph;
        this.constants = new HashMap<>(graph.constants());
    }

    /** Flattens a graph, if it is made of what can be flattened. */
    public static Optional<RowPlan> of(OnnxContent content) {
        if (!PlanBuilder.knows(content)) {
            return Optional.empty();
        }
        try {
            return Optional.of(compile(content.graph()));
        } catch (NotFlat
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            // What the graph has against it the evaluation operator by operator says.
            return Optional.empty();
        }
    }

    private static RowPlan compile(OnnxGraph graph) throws NotFlat {
        FlatCompiler compiler = new FlatCompiler(graph);
        compiler.addInputs();
        for (OnnxNode node : graph.nodes()) {
            compiler.add(node);
        }
        return compiler.plan();
    }

    private void addInputs() throws NotFlat {
        int texts = 0;
        for (OnnxGraph.Value input : graph.inputs()) {
            TensorElement type = TensorElement.of(input.type()).orElse(TensorElement.UINT8);
            List<Long> lengths = input.lengths();
            if (lengths.size() != 2 || lengths.get(1) < 1 || lengths.get(1) > Short.MAX_VALUE) {
                throw new NotFlat("an input of " + lengths);
            }
            int width = Math.toIntExact(lengths.get(1));
            Plan.Port port = new Plan.Port(input.name(), type, lengths);
            if (type == TensorElement.STRING) {
                List<Feature> raws = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    raws.add(new Feature.Raw(texts + i));
                }
                define(input.name(), new Flat(2, raws));
                inputs.add(new RowPlan.Input(port, texts, width));
                texts += width;
            } else if (type == TensorElement.FLOAT || type == TensorElement.DOUBLE) {
                int first = program.registers(width);
                define(input.name(), RowNodes.row(type, first, width));
                inputs.add(new RowPlan.Input(port, first, width));
            } else {
                throw new NotFlat("an input of " + type.text());
            }
        }
        EncodedTexts.of(graph, flats, texts).forEach(keys -> columns.add(new TextCodes(keys)));
    }

    private void define(String name, Flat flat) throws NotFlat {
        if (constants.containsKey(name) || flats.put(name, flat) != null) {
            throw new NotFlat("a value that is written twice");
        }
    }

    private void add(OnnxNode node) throws NotFlat {
        FlatNode given = given(node);
        if (node.outputs().size() != 1) {
            throw new NotFlat(node.operator() + " with " + node.outputs().size() + " outputs");
        }
        String name = node.outputs().get(0);
        if (chains.reads(node)) {
            Optional<Flat> weights = chains.next(given);
            if (weights.isPresent()) {
                define(name, weights.get());
            }
        } else if (node.operator().equals("StringNormalizer")) {
            chains.begin(given);
        } else if (given.flats().isEmpty()) {
            constants.put(name, given.run(given.bound(), Map.of()));
        } else {
            define(name, flat(given));
        }
    }

    private FlatNode given(OnnxNode node) throws NotFlat {
        Map<Integer, Flat> rowValues = new HashMap<>();
        Map<Integer, TensorValue> fixed = new HashMap<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            String name = node.inputs().get(i);
            Flat flat = flats.get(name);
            TensorValue constant = constants.get(name);
            if (flat != null) {
                rowValues.put(i, flat);
            } else if (constant != null) {
                fixed.put(i, constant);
            } else if (!name.isEmpty() && !chains.has(name)) {
                throw new NotFlat("a value that is not there");
            }
        }
        return new FlatNode(node, rowValues, fixed);
    }

    private Flat flat(FlatNode node) throws NotFlat {
        String operator = node.node().operator();
        if (TreeReader.reads(operator)) {
            return trees(node);
        } else if (Movement.isOne(node)) {
            return Movement.of(node);
        } else if (operator.equals("TfIdfVectorizer") && node.column() < 0) {
            return OneHot.of(node, node.bound(), columns);
        } else if (operator.equals("LabelEncoder")) {
            return EncodedTexts.encoded(node, node.bound(), columns);
        }
        Optional<Scalar> function = ScalarNodes.function(node);
        boolean ofRow = RowNodes.isOne(node);
        boolean product = PRODUCTS.contains(operator) && node.node().domain().isEmpty();
        Bound bound = node.bound();
        int column = node.column();
        if (function.isPresent()) {
            return scalars.of(node, function.get(), bound, columns);
        } else if (column >= 0 && (ofRow || product || operator.equals("TfIdfVectorizer") || isChoice(node))) {
            return Tabulation.of(node, bound, columns.get(column).size());
        } else if (ofRow) {
            return rows.of(node);
        } else if (product) {
            return products.of(node);
        } else if (isChoice(node)) {
            return chosen(node);
        }
        throw new NotFlat(operator);
    }

    /** Returns whether a node takes lines of a constant by numbers. */
    private static boolean isChoice(FlatNode node) {
        return node.node().operator().equals("Gather")
                && node.node().domain().isEmpty()
                && node.node().attributes().integer("axis", 0) == 0
                && node.constants().containsKey(0);
    }

    private static Flat chosen(FlatNode node) throws NotFlat {
        TensorValue texts = node.constant(0);
        Flat places = node.flat(1);
        if (texts.type() == TensorElement.STRING
                && texts.rank() == 1
                && places.width() == 1
                && places.features().get(0) instanceof Feature.Register number) {
            return new Flat(places.rank(), List.of(new Feature.Chosen(number.register(), texts)));
        }
        throw new NotFlat("Gather of " + texts.type().text());
    }

    private Flat trees(FlatNode node) throws NotFlat {
        Flat features = node.flat(0);
        if (features.rank() != 2 || node.type(0) != TensorElement.FLOAT) {
            throw new NotFlat("trees of " + node.type(0).text());
        }
        TreeSums sums;
        try {
            sums = TreeReader.sums(new Site(node.node(), Map.of(0, TensorElement.FLOAT), Map.of()));
        } catch (BeyondJava e) {
            throw new NotFlat(e.what());
        }
        if (sums.nodes().width() > features.width()) {
            throw new NotFlat("trees of more features");
        }
        List<Feature> read = WordStep.loaded(features.features(), sums.nodes().features(), program);
        int to = program.registers(sums.targets());
        Optional<FlatStep> masks = MaskTrees.of(sums, read, to);
        program.add(masks.isPresent() ? masks.get() : WaveStep.of(sums, read, to));
        return RowNodes.row(TensorElement.FLOAT, to, sums.targets());
    }

    private RowPlan plan() throws NotFlat {
        List<RowPlan.Output> outputs = new ArrayList<>();
        for (OnnxGraph.Value output : graph.outputs()) {
            Flat flat = flats.get(output.name());
            if (flat == null) {
                throw new NotFlat("an output that is constant");
            }
            if (flat.features().get(0) instanceof Feature.Chosen chosen && flat.rank() == 1) {
                outputs.add(new RowPlan.Output(
                        port(output, TensorElement.STRING),
                        new int[] {chosen.register()},
                        chosen.texts().texts()));
                continue;
            }
            int[] registers = new int[flat.width()];
            for (int i = 0; i < registers.length; i++) {
                Feature.Register number = program.number(flat.features().get(i));
                if (number.type() != TensorElement.FLOAT) {
                    throw new NotFlat("an output of " + number.type().text());
                }
                registers[i] = number.register();
            }
            outputs.add(new RowPlan.Output(port(output, TensorElement.FLOAT), registers, new String[0]));
        }
        return new RowPlan(inputs, outputs, program.steps(), program.initial(), columns);
    }

    private static Plan.Port port(OnnxGraph.Value output, TensorElement type) {
        return new Plan.Port(output.name(), type, output.lengths());
    }
}
