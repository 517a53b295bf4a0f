package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that make one value of many. */
public final class ReductionOperators {

    private ReductionOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("ReduceSum", Operator.chain(ReductionOperators::shape, (call, dy) -> spread(call, dy)));
        all.put("ReduceMean", Operator.chain(ReductionOperators::shape, (call, dy) -> {
            double share = (double) call.output().size() / call.input(0).size();
            return spread(call, dy.mul(share));
        }));
        all.put("ReduceMax", Operator.chain(ReductionOperators::shape, ReductionOperators::extreme));
        all.put("ReduceMin", Operator.chain(ReductionOperators::shape, ReductionOperators::extreme));
        all.put("ReduceSumSquare", Operator.chain(ReductionOperators::shape, (call, dy) -> call.input(0)
                .mul(kept(call, dy.mul(2)))));
        all.put("ReduceL1", Operator.chain(ReductionOperators::shape, (call, dy) -> call.input(0)
                .sign()
                .mul(kept(call, dy))));
        all.put("ReduceL2", Operator.chain(ReductionOperators::shape, ReductionOperators::direction));
        all.put("ReduceLogSumExp", Operator.chain(ReductionOperators::shape, (call, dy) -> call.input(0)
                .sub(kept(call, call.output()))
                .exp()
                .mul(kept(call, dy))));
        all.put("ReduceProd", Operator.withoutRule(ReductionOperators::shape));
        all.put("ArgMax", Operator.flat(ReductionOperators::place));
        all.put("ArgMin", Operator.flat(ReductionOperators::place));
        all.put("CumSum", Operator.chain(Signatures::likeFirst, ReductionOperators::fromTheEnd));
    }

    /** Axes became an input: of ReduceSum with operator set 13, of the others with 18. */
    public static long[] axes(Call call) {
        int rank = call.input(0).rank();
        long[] axes = call.input(1).isAbsent() ? call.integers("axes") : Signatures.integers(call, 1);
        if (axes.length == 0) {
            return call.integer("noop_with_empty_axes", 0) == 1 ? axes : Shapes.range(0, rank);
        }
        return Shapes.axes(axes, rank);
    }

    private static List<Signature> shape(Call call) {
        return Signatures.one(call.input(0).type(), reduced(call, axes(call)));
    }

    private static List<Signature> place(Call call) {
        long[] axis =
                Shapes.axes(new long[] {call.integer("axis", 0)}, call.input(0).rank());
        return Signatures.one(ElementType.INT64, reduced(call, axis));
    }

    private static List<Long> reduced(Call call, long... axes) {
        Tensor in = call.input(0);
        boolean keep = call.integer("keepdims", 1) == 1;
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < in.rank(); axis++) {
            boolean reduced = Arrays.binarySearch(axes, axis) >= 0;
            if (!reduced || keep) {
                shape.add(reduced ? 1L : in.length(axis));
            }
        }
        return shape;
    }

    /** Returns a reduced value with its reduced dimensions, of length 1. */
    private static Tensor kept(Call call, Tensor reduced) {
        long[] kept = call.input(0).lengths();
        for (long axis : axes(call)) {
            kept[(int) axis] = 1;
        }
        return Arrays.equals(kept, reduced.lengths()) ? reduced : reduced.reshape(kept);
    }

    private static Tensor spread(Call call, Tensor dy) {
        return kept(call, dy).expand(call.input(0).lengths());
    }

    /** Equal extremes share the gradient, as with PyTorch's {@code amax}. */
    private static Tensor extreme(Call call, Tensor dy) {
        Tensor chosen = call.input(0).equal(kept(call, call.output())).cast(dy.type());
        Tensor ties = chosen.reduceSum(true, axes(call));
        return chosen.mul(kept(call, dy).div(ties));
    }

    /** Zeros have no direction, and get no gradient, as with PyTorch's {@code norm}. */
    private static Tensor direction(Call call, Tensor dy) {
        Tensor length = call.output();
        Tensor zero = length.number(0);
        return call.input(0).mul(kept(call, length.equal(zero).where(zero, dy.div(length))));
    }

    private static Tensor fromTheEnd(Call call, Tensor dy) {
        return call.graph()
                .apply(
                        "CumSum",
                        List.of(dy, call.input(1)),
                        new Attribute("exclusive", call.integer("exclusive", 0)),
                        new Attribute("reverse", 1 - call.integer("reverse", 0)));
    }
}
