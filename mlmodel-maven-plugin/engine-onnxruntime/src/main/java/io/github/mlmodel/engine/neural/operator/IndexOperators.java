package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Operators that take or put elements by index. ScatterND with reduction {@code add} is never used: on the CPU with two threads
 * it adds up wrong, and differently in each run, where indexes repeat. ScatterElements does not.
 */
final class IndexOperators {

    private IndexOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Gather", Operator.chain(IndexOperators::gathered, IndexOperators::putBack));
        all.put(
                "GatherElements",
                Operator.chain(
                        IndexOperators::likeIndexes,
                        (call, dy) ->
                                scatterAdd(call.input(0).zerosLike(), call.input(1), dy, call.integer("axis", 0))));
        all.put("ScatterElements", Operator.of(Signatures::likeFirst, IndexOperators::takenBack));
        all.put("OneHot", Operator.flat(IndexOperators::oneHot));
        all.put("GatherND", Operator.withoutRule(IndexOperators::gatheredNd));
        all.put("ScatterND", Operator.withoutRule(Signatures::likeFirst));
        all.put("TopK", Operator.withoutRule(IndexOperators::topK));
    }

    private static int axis(Call call) {
        return Shapes.axis(call.integer("axis", 0), call.input(0).rank());
    }

    private static List<Signature> gathered(Call call) {
        Tensor data = call.input(0);
        List<Long> shape = new ArrayList<>(data.shape().subList(0, axis(call)));
        shape.addAll(call.input(1).shape());
        shape.addAll(data.shape().subList(axis(call) + 1, data.rank()));
        return Signatures.one(data.type(), shape);
    }

    private static Tensor putBack(Call call, Tensor dy) {
        Tensor data = call.input(0);
        int axis = axis(call);
        long before = Shapes.product(data.shape().subList(0, axis));
        long after = Shapes.product(data.shape().subList(axis + 1, data.rank()));
        long count = call.input(1).size();
        Tensor indexes = call.input(1).reshape(1, count, 1).expand(before, count, after);
        Tensor zeros = data.number(0).expand(before, data.length(axis), after);
        return scatterAdd(zeros, indexes, dy.reshape(before, count, after), 1).reshapeLike(data);
    }

    /** Returns {@code to} with {@code updates} added at the places that {@code indexes}, of the updates' shape, name. */
    static Tensor scatterAdd(Tensor to, Tensor indexes, Tensor updates, long axis) {
        if (to.graph().opset() < 16) {
            throw new IllegalArgumentException("adding by index needs operator set 16, and the graph has "
                    + to.graph().opset());
        }
        return to.graph()
                .apply(
                        "ScatterElements",
                        List.of(to, indexes, updates),
                        new Attribute("axis", axis),
                        new Attribute("reduction", "add"));
    }

    private static List<Signature> likeIndexes(Call call) {
        return Signatures.one(call.input(0).type(), call.input(1).shape());
    }

    private static List<Tensor> takenBack(Call call, List<Tensor> dy) {
        Attribute axis = new Attribute("axis", call.integer("axis", 0));
        Tensor indexes = call.input(1);
        Tensor updates = call.graph().apply("GatherElements", List.of(dy.get(0), indexes), axis);
        String reduction = call.text("reduction", "none");
        return switch (reduction) {
            case "none" ->
                List.of(
                        call.graph()
                                .apply(
                                        "ScatterElements",
                                        List.of(
                                                dy.get(0),
                                                indexes,
                                                call.input(2).zerosLike()),
                                        axis),
                        Tensor.absent(),
                        updates);
            case "add" -> List.of(dy.get(0), Tensor.absent(), updates);
            default ->
                throw new IllegalArgumentException(
                        "operator ScatterElements of reduction " + reduction + " has no gradient");
        };
    }

    private static List<Signature> oneHot(Call call) {
        List<Long> shape = new ArrayList<>(call.input(0).shape());
        int axis = Shapes.axis(call.integer("axis", -1), shape.size() + 1);
        shape.add(axis, Signatures.integers(call, 1)[0]);
        return Signatures.one(call.input(2).type(), shape);
    }

    private static List<Signature> gatheredNd(Call call) {
        int batch = (int) call.integer("batch_dims", 0);
        Tensor indexes = call.input(1);
        List<Long> shape = new ArrayList<>(indexes.shape().subList(0, indexes.rank() - 1));
        int used = batch + Math.toIntExact(indexes.length(-1));
        shape.addAll(call.input(0).shape().subList(used, call.input(0).rank()));
        return Signatures.one(call.input(0).type(), shape);
    }

    private static List<Signature> topK(Call call) {
        Tensor in = call.input(0);
        int axis = Shapes.axis(call.integer("axis", -1), in.rank());
        List<Long> shape = Shapes.with(in.shape(), axis, Signatures.integers(call, 1)[0]);
        return List.of(new Signature(in.type(), shape), new Signature(ElementType.INT64, shape));
    }
}
