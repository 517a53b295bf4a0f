package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Truth values, choices by them, and changes of element type. */
final class LogicOperators {

    private static final Set<Long> REAL = Set.of((long) ElementType.FLOAT.code(), (long) ElementType.DOUBLE.code());

    private LogicOperators() {}

    static void addTo(Map<String, Operator> all) {
        for (String operator :
                List.of("Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or", "Xor")) {
            all.put(operator, Operator.flat(Signatures::comparison));
        }
        for (String operator : List.of("Not", "IsNaN", "IsInf")) {
            all.put(operator, Operator.flat(Signatures::comparison));
        }
        all.put("Where", Operator.of(LogicOperators::chosen, LogicOperators::choices));
        all.put(
                "Cast",
                Operator.chain(
                                LogicOperators::cast,
                                (call, dy) -> dy.cast(call.input(0).type()))
                        .flatWhere(node -> !REAL.contains(target(node))));
        all.put(
                "CastLike",
                Operator.chain(
                        call -> Signatures.one(
                                call.input(1).type(), call.input(0).shape()),
                        (call, dy) -> dy.cast(call.input(0).type())));
    }

    private static List<Signature> chosen(Call call) {
        return Signatures.one(
                call.input(1).type(), Signatures.broadcast(call).get(0).shape());
    }

    private static List<Tensor> choices(Call call, List<Tensor> dy) {
        Tensor first = call.input(0).cast(dy.get(0).type());
        Tensor second = first.number(1).sub(first);
        return List.of(Tensor.absent(), dy.get(0).mul(first), dy.get(0).mul(second));
    }

    private static List<Signature> cast(Call call) {
        long code = target(call.node());
        ElementType type = Arrays.stream(ElementType.values())
                .filter(candidate -> candidate.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cast to the element type " + code));
        return Signatures.one(type, call.input(0).shape());
    }

    /** Returns ONNX's number of the type that a Cast gives. */
    private static long target(Node node) {
        return node.attributes().stream()
                .filter(attribute -> attribute.name().equals("to"))
                .map(attribute -> (Long) attribute.value())
                .findFirst()
                .orElse((long) ElementType.FLOAT.code());
    }
}
