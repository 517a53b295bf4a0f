package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.operator.Composite;
import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the operators of ONNX that a graph's composite operators stand for: gradients of convolutions and poolings, whose
 * fastest form depends on what they are computed on.
 */
class Lowering {

    private final TensorGraph target;
    private final Map<String, Tensor> lowered = new HashMap<>();

    Lowering(TensorGraph target) {
        this.target = target;
    }

    TensorGraph target() {
        return target;
    }

    /** Adds all calls to the target; these names must be written, because something outside reads them. */
    final void lower(List<Call> calls, Set<String> outside) {
        Set<String> published = new HashSet<>(outside);
        calls.forEach(call -> readWithin(call.node(), published));
        for (Call call : calls) {
            add(call);
            for (Tensor output : call.outputs()) {
                if (published.contains(output.name())) {
                    publish(output);
                }
            }
        }
    }

    private static void readWithin(Node node, Set<String> names) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.value() instanceof Graph nested) {
                nested.outputs().forEach(output -> names.add(output.name()));
                nested.nodes().forEach(inner -> {
                    names.addAll(inner.inputs());
                    readWithin(inner, names);
                });
            }
        }
    }

    private void publish(Tensor output) {
        Tensor now = value(output);
        if (!now.name().equals(output.name())) {
            Node identity = new Node("", "Identity", List.of(now.name()), List.of(output.name()), List.of());
            put(
                    output,
                    target.add(identity, List.of(now), signatures(List.of(output)))
                            .get(0));
        }
    }

    /** Adds one call. */
    void add(Call call) {
        List<Tensor> inputs = call.inputs().stream().map(this::value).toList();
        Optional<Composite> composite = Composite.of(call.node());
        if (composite.isEmpty()) {
            copy(call, inputs);
            return;
        }
        List<Tensor> made = form(composite.get(), new Call(target, call.node(), inputs, call.outputs()));
        for (int i = 0; i < call.outputs().size(); i++) {
            if (!call.outputs().get(i).isAbsent()) {
                put(call.outputs().get(i), made.get(i));
            }
        }
    }

    private List<Tensor> form(Composite composite, Call call) {
        return switch (composite) {
            case BATCH_NORM -> BatchNormForms.lower(call);
            case BATCH_NORM_GRADIENT -> BatchNormForms.lowerGradient(call);
            case CONVOLUTION_WEIGHT_GRADIENT -> List.of(WeightGradient.lower(target, call));
            case CONVOLUTION_INPUT_GRADIENT -> List.of(ImageForms.convolutionInputGradient(call));
            case MAX_POOL_GRADIENT -> List.of(ImageForms.maxPoolGradient(call));
        };
    }

    /** Adds a call as it stands, reading these. */
    final void copy(Call call, List<Tensor> inputs) {
        List<String> names = new ArrayList<>();
        inputs.forEach(input -> names.add(input.name()));
        Node node = new Node(
                call.node().domain(),
                call.node().operator(),
                names,
                call.node().outputs(),
                call.node().attributes());
        List<Tensor> outputs = target.add(node, inputs, signatures(call.outputs()));
        for (int i = 0; i < outputs.size(); i++) {
            put(call.outputs().get(i), outputs.get(i));
        }
    }

    private static List<Signature> signatures(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::signature).toList();
    }

    /** Returns the target's value for one of the graph that is lowered. */
    Tensor value(Tensor tensor) {
        return tensor.isAbsent() ? tensor : lowered.getOrDefault(tensor.name(), target.outer(tensor));
    }

    final boolean isPut(Tensor tensor) {
        return lowered.containsKey(tensor.name());
    }

    final void put(Tensor tensor, Tensor value) {
        lowered.put(tensor.name(), value);
    }
}
