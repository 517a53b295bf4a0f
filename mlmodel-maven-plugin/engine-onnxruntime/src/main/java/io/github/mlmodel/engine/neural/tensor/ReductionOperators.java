package io.github.mlmodel.engine.neural.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that make one value of many. */
final class ReductionOperators {

    private ReductionOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("ReduceSum", Operator.of(ReductionOperators::shape, (call, dy) -> List.of(spread(call, dy.get(0)))));
        all.put("ReduceMean", Operator.of(ReductionOperators::shape, (call, dy) -> {
            double share = (double) call.output().size() / call.input(0).size();
            return List.of(spread(call, dy.get(0).mul(share)));
        }));
        all.put("ReduceMax", Operator.flat(ReductionOperators::shape));
    }

    private static long[] axes(Call call) {
        int rank = call.input(0).rank();
        long[] axes = call.input(1).isAbsent() ? call.integers("axes") : Shapes.integers(call, 1);
        return axes.length == 0 ? java.util.stream.LongStream.range(0, rank).toArray() : Shapes.axes(axes, rank);
    }

    private static List<Signature> shape(Call call) {
        Tensor in = call.input(0);
        long[] axes = axes(call);
        boolean keep = call.integer("keepdims", 1) == 1;
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < in.rank(); axis++) {
            boolean reduced = Arrays.binarySearch(axes, axis) >= 0;
            if (!reduced || keep) {
                shape.add(reduced ? 1L : in.length(axis));
            }
        }
        return List.of(new Signature(in.type(), shape));
    }

    private static Tensor spread(Call call, Tensor dy) {
        long[] kept = call.input(0).lengths();
        for (long axis : axes(call)) {
            kept[(int) axis] = 1;
        }
        return dy.reshape(kept).expand(call.input(0).lengths());
    }
}
