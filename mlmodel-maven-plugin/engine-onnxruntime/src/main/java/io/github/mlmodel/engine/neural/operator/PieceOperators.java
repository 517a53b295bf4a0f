package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that cut tensors up, join them, widen them, or make them of nothing. */
final class PieceOperators {

    private PieceOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Concat", Operator.of(PieceOperators::joined, (call, dy) -> split(call, dy.get(0))));
        all.put("Split", Operator.of(PieceOperators::parts, PieceOperators::rejoined));
        all.put("Slice", Operator.chain(PieceOperators::cut, PieceOperators::uncut));
        all.put("Pad", Operator.chain(PieceOperators::padded, PieceOperators::inside));
        all.put("Tile", Operator.chain(PieceOperators::tiled, PieceOperators::untiled));
        all.put("Trilu", Operator.chain(Signatures::likeFirst, PieceOperators::triangle));
        all.put(
                "Constant",
                Operator.flat(call ->
                        Signatures.one(constant(call).type(), constant(call).shape())));
        all.put(
                "ConstantOfShape",
                Operator.flat(call -> Signatures.one(filling(call).type(), Shapes.rows(Signatures.lengths(call, 0)))));
        all.put("Range", Operator.flat(PieceOperators::range));
    }

    private static List<Signature> joined(Call call) {
        Tensor first = call.input(0);
        int axis = Shapes.axis(call.integer("axis", 0), first.rank());
        long length = 0;
        for (Tensor input : call.inputs()) {
            if (input.rank() != first.rank()
                    || !Shapes.with(input.shape(), axis, 0).equals(Shapes.with(first.shape(), axis, 0))) {
                throw new IllegalArgumentException(
                        "Concat of " + first.shape() + " and " + input.shape() + " along dimension " + axis);
            }
            length = length == ValueInfo.ROWS || input.length(axis) == ValueInfo.ROWS
                    ? ValueInfo.ROWS
                    : length + input.length(axis);
        }
        return Signatures.one(first.type(), Shapes.with(first.shape(), axis, length));
    }

    private static List<Tensor> split(Call call, Tensor dy) {
        if (call.inputs().size() == 1) {
            return List.of(dy);
        }
        int axis = Shapes.axis(call.integer("axis", 0), dy.rank());
        return dy.split(
                axis,
                call.inputs().stream().mapToLong(input -> input.length(axis)).toArray());
    }

    private static int splitAxis(Call call) {
        return Shapes.axis(call.integer("axis", 0), call.input(0).rank());
    }

    /** Equal parts, the last one smaller, unless lengths are given. */
    private static long[] partLengths(Call call) {
        if (!call.input(1).isAbsent()) {
            return Signatures.integers(call, 1);
        }
        long length = call.input(0).length(splitAxis(call));
        int count = call.node().outputs().size();
        long[] lengths = new long[count];
        long each = -Math.floorDiv(-length, (long) count);
        Arrays.fill(lengths, each);
        lengths[count - 1] = length - each * (count - 1);
        return lengths;
    }

    private static List<Signature> parts(Call call) {
        Tensor in = call.input(0);
        long[] lengths = partLengths(call);
        if (Arrays.stream(lengths).sum() != in.length(splitAxis(call))) {
            throw new IllegalArgumentException("Split of " + in.shape() + " into " + Arrays.toString(lengths));
        }
        return Arrays.stream(lengths)
                .mapToObj(length -> new Signature(in.type(), Shapes.with(in.shape(), splitAxis(call), length)))
                .toList();
    }

    private static List<Tensor> rejoined(Call call, List<Tensor> dy) {
        long[] lengths = partLengths(call);
        Tensor in = call.input(0);
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < dy.size(); i++) {
            List<Long> shape = Shapes.with(in.shape(), splitAxis(call), lengths[i]);
            parts.add(dy.get(i).isAbsent() ? in.number(0).expand(Shapes.array(shape)) : dy.get(i));
        }
        return List.of(call.graph().concat(splitAxis(call), parts));
    }

    private static List<Signature> cut(Call call) {
        return Signatures.one(call.input(0).type(), Slices.of(call).counts());
    }

    private static Tensor uncut(Call call, Tensor dy) {
        Slices slices = Slices.of(call);
        Tensor in = call.input(0);
        long[] before = new long[in.rank()];
        long[] after = new long[in.rank()];
        Tensor spread = dy;
        for (int axis = 0; axis < in.rank(); axis++) {
            long count = slices.counts().get(axis);
            if (count == in.length(axis) && slices.step(axis) == 1) {
                continue;
            }
            long step = Math.abs(slices.step(axis));
            long reach = (count - 1) * step;
            boolean backwards = slices.step(axis) < 0;
            before[axis] = backwards ? slices.start(axis) - reach : slices.start(axis);
            after[axis] = in.length(axis) - before[axis] - reach - 1;
            spread = spaced(backwards ? reversed(spread, axis) : spread, axis, step);
        }
        return spread.pad(before, after);
    }

    private static Tensor reversed(Tensor tensor, int axis) {
        Tensor.Owner graph = tensor.graph();
        return graph.apply(
                "Slice",
                List.of(tensor, graph.longs(-1), graph.longs(Long.MIN_VALUE), graph.longs(axis), graph.longs(-1)));
    }

    /** Returns the elements along a dimension with {@code step - 1} zeros between any two. */
    static Tensor spaced(Tensor tensor, int axis, long step) {
        if (step == 1 || tensor.length(axis) <= 1) {
            return tensor;
        }
        List<Long> pairs = new ArrayList<>(tensor.shape());
        pairs.add(axis + 1, 1L);
        long[] after = new long[pairs.size()];
        after[axis + 1] = step - 1;
        long length = tensor.length(axis);
        return tensor.reshape(pairs)
                .pad(new long[after.length], after)
                .reshape(Shapes.with(tensor.shape(), axis, length * step))
                .slice(axis, 0, (length - 1) * step + 1);
    }

    private static List<Signature> padded(Call call) {
        Tensor in = call.input(0);
        long[] pads = pads(call);
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < in.rank(); axis++) {
            long more = pads[axis] + pads[axis + in.rank()];
            shape.add(in.length(axis) == ValueInfo.ROWS && more == 0 ? ValueInfo.ROWS : in.length(axis) + more);
        }
        return Signatures.one(in.type(), shape);
    }

    /** Returns what is added before every dimension, then what is added after. */
    private static long[] pads(Call call) {
        int rank = call.input(0).rank();
        long[] given = Signatures.integers(call, 1);
        long[] axes = call.input(3).isAbsent() ? Shapes.range(0, rank) : Signatures.integers(call, 3);
        long[] pads = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = Shapes.axis(axes[i], rank);
            pads[axis] = given[i];
            pads[axis + rank] = given[i + axes.length];
        }
        return pads;
    }

    private static Tensor inside(Call call, Tensor dy) {
        String mode = call.text("mode", "constant");
        if (!mode.equals("constant")) {
            throw new IllegalArgumentException("operator Pad of mode " + mode + " has no gradient");
        }
        long[] pads = pads(call);
        int rank = dy.rank();
        long[] before = new long[rank];
        long[] after = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            before[axis] = -pads[axis];
            after[axis] = -pads[axis + rank];
        }
        return dy.pad(before, after);
    }

    private static List<Signature> tiled(Call call) {
        Tensor in = call.input(0);
        long[] repeats = Signatures.integers(call, 1);
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < in.rank(); axis++) {
            shape.add(Shapes.times(in.length(axis), repeats[axis]));
        }
        return Signatures.one(in.type(), shape);
    }

    private static Tensor untiled(Call call, Tensor dy) {
        Tensor in = call.input(0);
        long[] repeats = Signatures.integers(call, 1);
        long[] apart = new long[2 * in.rank()];
        long[] axes = new long[in.rank()];
        for (int axis = 0; axis < in.rank(); axis++) {
            apart[2 * axis] = repeats[axis];
            apart[2 * axis + 1] = in.length(axis);
            axes[axis] = 2L * axis;
        }
        return dy.reshape(apart).reduceSum(false, axes);
    }

    private static Tensor triangle(Call call, Tensor dy) {
        return call.graph()
                .apply(
                        "Trilu",
                        call.input(1).isAbsent() ? List.of(dy) : List.of(dy, call.input(1)),
                        new Attribute("upper", call.integer("upper", 1)));
    }

    /** Returns the value of a Constant. */
    static TensorData constant(Call call) {
        return call.node().attributes().stream()
                .map(attribute -> constant(attribute.value()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Constant " + call.node().outputs().get(0) + " is sparse, or has no value"));
    }

    private static Optional<TensorData> constant(Object value) {
        if (value instanceof TensorData tensor) {
            return Optional.of(tensor);
        }
        if (value instanceof Long number) {
            return Optional.of(TensorData.longs(new long[] {number}));
        }
        if (value instanceof Float number) {
            return Optional.of(TensorData.floats(new float[] {number}));
        }
        if (value instanceof long[] numbers) {
            return Optional.of(TensorData.longs(numbers, numbers.length));
        }
        if (value instanceof float[] numbers) {
            return Optional.of(TensorData.floats(numbers, numbers.length));
        }
        return Optional.empty();
    }

    /** Returns the number, of one element, that a ConstantOfShape is filled with. */
    static TensorData filling(Call call) {
        return call.attribute("value")
                .map(value -> (TensorData) value)
                .orElseGet(() -> new TensorData(ElementType.FLOAT, List.of(1L), new float[] {0}));
    }

    private static List<Signature> range(Call call) {
        double[] numbers = new double[3];
        for (int i = 0; i < numbers.length; i++) {
            Optional<Known> known = call.graph().known(call.input(i));
            if (known.isEmpty() || !known.get().isComplete()) {
                throw new IllegalArgumentException(
                        "Range needs constant numbers, and " + call.input(i).name() + " is none");
            }
            numbers[i] = known.get().numbers()[0];
        }
        long length = (long) Math.max(0, Math.ceil((numbers[1] - numbers[0]) / numbers[2]));
        return Signatures.one(call.input(0).type(), List.of(length));
    }
}
