package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operators with graphs inside. Gradients do not go through them; training steps are built inside. */
final class ControlOperators {

    private ControlOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Loop", Operator.withoutRule(ControlOperators::loop));
        all.put("Scan", Operator.withoutRule(ControlOperators::scan));
        all.put(
                "If",
                Operator.withoutRule(
                        call -> signatures(body(call, "then_branch").outputs())));
    }

    private static Graph body(Call call, String attribute) {
        return call.attribute(attribute)
                .map(value -> (Graph) value)
                .orElseThrow(() -> new IllegalArgumentException(call.node().operator() + " without " + attribute));
    }

    private static List<Signature> signatures(List<ValueInfo> values) {
        return values.stream()
                .map(value -> new Signature(value.type(), value.shape()))
                .toList();
    }

    /** After the condition come the carried values, then what each round adds to: as many as rounds, which are not known. */
    private static List<Signature> loop(Call call) {
        List<ValueInfo> outputs = body(call, "body").outputs();
        int carried = call.inputs().size() - 2;
        List<Signature> signatures = new ArrayList<>(signatures(outputs.subList(1, carried + 1)));
        for (ValueInfo each : outputs.subList(carried + 1, outputs.size())) {
            signatures.add(stacked(
                    each,
                    call.graph()
                            .known(call.input(0))
                            .filter(Known::isComplete)
                            .map(known -> (long) known.numbers()[0])
                            .orElse(ValueInfo.ROWS)));
        }
        return signatures;
    }

    private static List<Signature> scan(Call call) {
        List<ValueInfo> outputs = body(call, "body").outputs();
        int carried = call.inputs().size() - Math.toIntExact(call.integer("num_scan_inputs", 0));
        List<Signature> signatures = new ArrayList<>(signatures(outputs.subList(0, carried)));
        for (ValueInfo each : outputs.subList(carried, outputs.size())) {
            signatures.add(stacked(each, call.input(carried).length(0)));
        }
        return signatures;
    }

    private static Signature stacked(ValueInfo each, long rounds) {
        List<Long> shape = new ArrayList<>(each.shape());
        shape.add(0, rounds);
        return new Signature(each.type(), shape);
    }
}
