package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A graph under construction whose values have types and shapes. The order of calls decides every byte.
 *
 * <p>What operators there are it is told; what is computed of shapes and small constants becomes a constant at once.
 *
 * <p>Not safe for use by several threads.
 */
public final class TensorGraph implements Tensor.Owner {

    /** The operator set that graphs of this product are written in. */
    public static final int OPSET = OnnxVersions.OPSET;

    private final Language language;
    private final String prefix;
    private final int opset;
    private final AtomicInteger counter;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, TensorData> constants = new LinkedHashMap<>();
    private final Map<String, Tensor> smallConstants = new LinkedHashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final @Nullable TensorGraph parent;

    /** Makes an empty graph of operator set {@link #OPSET}, whose generated names start with {@code prefix}. */
    public TensorGraph(Language language, String prefix) {
        this(language, prefix, OPSET);
    }

    /** Makes an empty graph of an operator set, from 13. */
    public TensorGraph(Language language, String prefix, int opset) {
        this(language, prefix, opset, new AtomicInteger(), null);
    }

    private TensorGraph(
            Language language, String prefix, int opset, AtomicInteger counter, @Nullable TensorGraph parent) {
        this.language = language;
        this.prefix = prefix;
        this.opset = opset;
        this.counter = counter;
        this.parent = parent;
    }

    /** Makes an empty graph for the body of an operator such as Loop; its nodes may read this graph's values by name. */
    public TensorGraph nested() {
        return new TensorGraph(language, prefix, opset, counter, this);
    }

    /** Makes a graph of this one's constants alone, into which its operators can be written in another form. */
    public TensorGraph rewritten() {
        TensorGraph other = nested();
        other.constants.putAll(constants);
        return other;
    }

    @Override
    public int opset() {
        return opset;
    }

    /** Adds an input. */
    public Tensor input(String name, ElementType type, long... shape) {
        List<Long> lengths = Shapes.of(shape);
        inputs.add(new ValueInfo(name, type, lengths));
        return new Tensor(this, name, type, lengths);
    }

    /** Returns a value of an enclosing graph, as this graph's operators can read it. */
    public Tensor outer(Tensor value) {
        return new Tensor(this, value.name(), value.type(), value.shape());
    }

    @Override
    public Tensor constant(TensorData value) {
        String key = key(value);
        Tensor same = key.isEmpty() ? null : smallConstants.get(key);
        if (same != null) {
            return same;
        }
        Tensor made = constant(prefix + "_c" + counter.getAndIncrement(), value);
        Known.of(value).ifPresent(small -> known.put(made.name(), small));
        if (!key.isEmpty()) {
            smallConstants.put(key, made);
        }
        return made;
    }

    /**
     * Adds a constant under a name of its own. What is computed of its integers is computed at once, as far as shapes need it;
     * decimals may be trained, and are not looked into.
     */
    public Tensor constant(String name, TensorData value) {
        constants.put(name, value);
        if (value.type() != ElementType.FLOAT && value.type() != ElementType.DOUBLE) {
            Known.of(value).ifPresent(small -> known.put(name, small));
        }
        return new Tensor(this, name, value.type(), value.shape());
    }

    @Override
    public Tensor scalar(ElementType type, double value) {
        Object data =
                switch (type) {
                    case FLOAT -> new float[] {(float) value};
                    case DOUBLE -> new double[] {value};
                    case INT64 -> new long[] {(long) value};
                    case INT32 -> new int[] {(int) value};
                    case UINT8 -> new byte[] {(byte) value};
                    case BOOL -> new boolean[] {value != 0};
                    default -> throw new IllegalArgumentException("no scalar of " + type);
                };
        return constant(new TensorData(type, List.of(), data));
    }

    @Override
    public Tensor longs(long... values) {
        return constant(TensorData.longs(values, values.length));
    }

    @Override
    public Tensor floats(float[] values, long... shape) {
        return constant(TensorData.floats(values, shape));
    }

    @Override
    public Tensor concat(int axis, List<Tensor> tensors) {
        return tensors.size() == 1 ? tensors.get(0) : apply("Concat", tensors, new Attribute("axis", (long) axis));
    }

    @Override
    public Tensor apply(String operator, List<Tensor> in, Attribute... attributes) {
        return apply("", operator, in, 1, attributes).get(0);
    }

    @Override
    public List<Tensor> apply(String domain, String operator, List<Tensor> in, int count, Attribute... attributes) {
        String stem = fresh(operator);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(count == 1 ? stem : stem + "_" + i);
        }
        return apply(new Node(domain, operator, names(in), names, Arrays.asList(attributes)), in);
    }

    /** Returns a name that no value has. */
    public String fresh(String stem) {
        return prefix + "_" + stem + counter.getAndIncrement();
    }

    /**
     * Adds an operator under given names, as an imported graph has them; an empty name is an output not wanted. What is
     * computed of known shapes and small constants becomes a constant of the output's name instead.
     *
     * @throws IllegalArgumentException if the operator is unknown, or shapes do not fit
     */
    public List<Tensor> apply(Node node, List<Tensor> in) {
        Call asked = new Call(this, node, in, List.of());
        List<Signature> signatures = language.infer(asked);
        List<Tensor> out = outputs(node, signatures);
        Optional<Known> folded = out.size() == 1 ? language.fold(asked, signatures.get(0)) : Optional.empty();
        folded.ifPresent(value -> known.put(node.outputs().get(0), value));
        if (folded.isPresent() && folded.get().isComplete()) {
            constants.put(node.outputs().get(0), folded.get().constant());
        } else {
            calls.add(new Call(this, node, in, out));
        }
        return out;
    }

    private List<Tensor> outputs(Node node, List<Signature> signatures) {
        if (node.outputs().size() > signatures.size()) {
            throw new IllegalArgumentException(
                    node.operator() + " with " + node.outputs().size() + " outputs");
        }
        List<Tensor> out = new ArrayList<>();
        for (int i = 0; i < node.outputs().size(); i++) {
            String name = node.outputs().get(i);
            Signature signature = signatures.get(i);
            out.add(name.isEmpty() ? Tensor.absent() : new Tensor(this, name, signature.type(), signature.shape()));
        }
        return out;
    }

    @Override
    public List<Tensor> extend(Tensor output, int count) {
        int place = place(output.name());
        Call now = calls.get(place);
        Node node = now.node();
        List<String> names = new ArrayList<>(node.outputs());
        while (names.size() < count) {
            names.add("");
        }
        for (int i = 0; i < count; i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, prefix + "_" + node.operator() + counter.getAndIncrement() + "_" + i);
            }
        }
        Node wider = new Node(node.domain(), node.operator(), node.inputs(), names, node.attributes());
        List<Tensor> out = outputs(wider, language.infer(new Call(this, wider, now.inputs(), List.of())));
        calls.set(place, new Call(this, wider, now.inputs(), out));
        return out;
    }

    private int place(String output) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).output().name().equals(output)) {
                return i;
            }
        }
        throw new IllegalArgumentException(output + " is computed in another graph");
    }

    @Override
    public Optional<Known> known(Tensor tensor) {
        Known here = known.get(tensor.name());
        return here != null || parent == null ? Optional.ofNullable(here) : parent.known(tensor);
    }

    /** Returns the operators in the order in which they were added. */
    public List<Call> calls() {
        return Collections.unmodifiableList(calls);
    }

    @Override
    public Optional<TensorData> value(Tensor constant) {
        TensorData here = constants.get(constant.name());
        return here != null || parent == null ? Optional.ofNullable(here) : parent.value(constant);
    }

    /** Returns the inputs in the order in which they were added. */
    public List<ValueInfo> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /**
     * Returns the graph as it stands, with these inputs, in this order, and these outputs, under their own names; what no output
     * depends on is left out.
     */
    public Graph build(List<ValueInfo> order, List<Tensor> outputs) {
        Set<String> all = new HashSet<>(names(outputs));
        List<Node> nodes = needed(all).stream().map(Call::node).toList();
        nodes.forEach(node -> read(node, all));
        Map<String, TensorData> read = new LinkedHashMap<>(constants);
        read.keySet().retainAll(all);
        return new Graph(order, outputs.stream().map(Tensor::info).toList(), nodes, read);
    }

    /** Returns the operators on which values of these names depend, in the order in which they were added. */
    public List<Call> needed(Set<String> names) {
        Set<String> needed = new HashSet<>(names);
        List<Call> found = new ArrayList<>();
        for (int i = calls.size() - 1; i >= 0; i--) {
            Node node = calls.get(i).node();
            if (node.outputs().stream().anyMatch(needed::contains)) {
                found.add(calls.get(i));
                read(node, needed);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /**
     * Adds a node as it stands, also one of an operator that is not known here.
     *
     * @param signatures type and shape of each output
     */
    public List<Tensor> add(Node node, List<Tensor> in, List<Signature> signatures) {
        List<Tensor> out = outputs(node, signatures);
        calls.add(new Call(this, node, in, out));
        return out;
    }

    /** A nested graph may read any value of the graphs around it. */
    private static void read(Node node, Set<String> names) {
        names.addAll(node.inputs());
        for (Attribute attribute : node.attributes()) {
            if (attribute.value() instanceof Graph nested) {
                nested.nodes().forEach(inner -> read(inner, names));
                nested.outputs().forEach(output -> names.add(output.name()));
            }
        }
    }

    private static List<String> names(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::name).toList();
    }

    private static String key(TensorData value) {
        String text =
                switch (value.type()) {
                    case FLOAT -> shortText((float[]) value.data());
                    case DOUBLE ->
                        ((double[]) value.data()).length > 16 ? "" : Arrays.toString((double[]) value.data());
                    case INT64 -> ((long[]) value.data()).length > 16 ? "" : Arrays.toString((long[]) value.data());
                    case INT32 -> ((int[]) value.data()).length > 16 ? "" : Arrays.toString((int[]) value.data());
                    default -> "";
                };
        return text.isEmpty() ? "" : value.type() + " " + value.shape() + " " + text;
    }

    private static String shortText(float[] values) {
        return values.length > 16 ? "" : Arrays.toString(values);
    }
}
