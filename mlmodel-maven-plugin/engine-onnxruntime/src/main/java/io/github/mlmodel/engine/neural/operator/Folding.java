package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Computes, while a graph is built, what follows from shapes and small constants: exporters write the arguments of Reshape,
 * Expand and Slice as long chains of such operators.
 */
final class Folding {

    private static final Map<String, BiFunction<Call, Signature, double[]>> RULES = new HashMap<>();

    static {
        RULES.put("Shape", (call, to) -> lengths(call));
        RULES.put("Size", (call, to) ->
                new double[] {number(Shapes.product(call.input(0).shape()))});
        RULES.put("Constant", (call, to) -> Known.of(PieceOperators.constant(call))
                .map(Known::numbers)
                .orElse(new double[0]));
        RULES.put("ConstantOfShape", (call, to) -> filled(call, to));
        for (String operator : List.of("Identity", "Unsqueeze", "Squeeze", "Reshape", "Flatten")) {
            RULES.put(operator, (call, to) -> first(call).numbers());
        }
        RULES.put("Cast", Folding::cast);
        RULES.put("Gather", Folding::gather);
        RULES.put("Concat", Folding::concat);
        RULES.put("Slice", Folding::slice);
        RULES.put("Range", Folding::range);
        RULES.put("ReduceProd", (call, to) -> reduced(call, to, (a, b) -> a * b));
        RULES.put("ReduceSum", (call, to) -> reduced(call, to, Double::sum));
        RULES.put("ReduceMax", (call, to) -> reduced(call, to, Math::max));
        RULES.put("ReduceMin", (call, to) -> reduced(call, to, Math::min));
        RULES.put("Where", Folding::where);
        RULES.put("Expand", (call, to) -> spread(first(call), to.shape()));
        unary("Neg", a -> -a);
        unary("Abs", Math::abs);
        unary("Floor", Math::floor);
        unary("Ceil", Math::ceil);
        unary("Sqrt", StrictMath::sqrt);
        unary("Not", a -> 1 - a);
        binary("Add", Double::sum);
        binary("Sub", (a, b) -> a - b);
        binary("Mul", (a, b) -> a * b);
        binary("Min", Math::min);
        binary("Max", Math::max);
        binary("And", (a, b) -> a * b);
        binary("Or", Math::max);
        binary("Equal", (a, b) -> a == b ? 1 : 0);
        binary("Greater", (a, b) -> a > b ? 1 : 0);
        binary("Less", (a, b) -> a < b ? 1 : 0);
        binary("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0);
        binary("LessOrEqual", (a, b) -> a <= b ? 1 : 0);
        RULES.put("Div", Folding::quotient);
        RULES.put("Mod", Folding::remainder);
    }

    private Folding() {}

    /** Returns what an operator's only output is known to hold. */
    static Optional<Known> fold(Call call, Signature to) {
        BiFunction<Call, Signature, double[]> rule =
                call.node().domain().isEmpty() ? RULES.get(call.node().operator()) : null;
        boolean shapeOnly = List.of("Shape", "Size").contains(call.node().operator());
        if (rule == null || !Known.fits(to.shape()) || to.type() == ElementType.STRING) {
            return Optional.empty();
        }
        if (!shapeOnly
                && call.inputs().stream()
                        .anyMatch(input ->
                                !input.isAbsent() && call.graph().known(input).isEmpty())) {
            return Optional.empty();
        }
        double[] numbers = rule.apply(call, to);
        Known known = new Known(to.type(), to.shape(), rounded(numbers, to.type()));
        return numbers.length == Shapes.product(to.shape()) && known.isExact() ? Optional.of(known) : Optional.empty();
    }

    private static double[] rounded(double[] numbers, ElementType type) {
        return type == ElementType.FLOAT
                ? Arrays.stream(numbers).map(number -> (float) number).toArray()
                : numbers;
    }

    private static Known first(Call call) {
        return known(call, 0);
    }

    private static Known known(Call call, int input) {
        return call.graph().known(call.input(input)).orElseThrow();
    }

    private static double number(long length) {
        return length == ValueInfo.ROWS ? Double.NaN : length;
    }

    private static double[] lengths(Call call) {
        return ShapeOperators.part(call).stream().mapToDouble(Folding::number).toArray();
    }

    private static double[] filled(Call call, Signature to) {
        double[] numbers = new double[Math.toIntExact(Shapes.product(to.shape()))];
        Arrays.fill(
                numbers, Known.of(PieceOperators.filling(call)).orElseThrow().numbers()[0]);
        return numbers;
    }

    private static double[] cast(Call call, Signature to) {
        boolean real = to.type() == ElementType.FLOAT || to.type() == ElementType.DOUBLE;
        DoubleUnaryOperator change = to.type() == ElementType.BOOL
                ? a -> Double.isNaN(a) ? a : a != 0 ? 1 : 0
                : a -> a < 0 ? Math.ceil(a) : Math.floor(a);
        return real
                ? first(call).numbers()
                : Arrays.stream(first(call).numbers()).map(change).toArray();
    }

    private static double[] gather(Call call, Signature to) {
        Known data = first(call);
        if (data.shape().size() != 1) {
            return new double[0];
        }
        return Arrays.stream(Signatures.integers(call, 1))
                .mapToDouble(index -> data.numbers()[(int) (index < 0 ? index + data.numbers().length : index)])
                .toArray();
    }

    private static double[] concat(Call call, Signature to) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < call.inputs().size() && to.shape().size() == 1; i++) {
            Arrays.stream(known(call, i).numbers()).forEach(all::add);
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] slice(Call call, Signature to) {
        double[] numbers = first(call).numbers();
        if (to.shape().size() != 1) {
            return new double[0];
        }
        Slices slices = Slices.of(call);
        double[] cut = new double[Math.toIntExact(to.shape().get(0))];
        Arrays.setAll(cut, i -> numbers[(int) (slices.start(0) + i * slices.step(0))]);
        return cut;
    }

    private static double[] range(Call call, Signature to) {
        double start = first(call).numbers()[0];
        double step = known(call, 2).numbers()[0];
        double[] numbers = new double[Math.toIntExact(to.shape().get(0))];
        Arrays.setAll(numbers, i -> start + i * step);
        return numbers;
    }

    private static double[] reduced(Call call, Signature to, DoubleBinaryOperator step) {
        double[] numbers = first(call).numbers();
        return Shapes.product(to.shape()) == 1 && numbers.length > 0
                ? new double[] {Arrays.stream(numbers).reduce(step).orElseThrow()}
                : new double[0];
    }

    private static double[] where(Call call, Signature to) {
        double[] when = spread(first(call), to.shape());
        double[] yes = spread(known(call, 1), to.shape());
        double[] no = spread(known(call, 2), to.shape());
        double[] chosen = new double[when.length];
        Arrays.setAll(chosen, i -> Double.isNaN(when[i]) ? Double.NaN : when[i] != 0 ? yes[i] : no[i]);
        return chosen;
    }

    private static void unary(String operator, DoubleUnaryOperator function) {
        RULES.put(
                operator,
                (call, to) -> Arrays.stream(first(call).numbers()).map(function).toArray());
    }

    private static void binary(String operator, DoubleBinaryOperator function) {
        RULES.put(operator, (call, to) -> pairs(call, to, function));
    }

    private static double[] pairs(Call call, Signature to, DoubleBinaryOperator function) {
        if (call.inputs().size() != 2) {
            return new double[0];
        }
        double[] left = spread(first(call), to.shape());
        double[] right = spread(known(call, 1), to.shape());
        double[] all = new double[left.length];
        Arrays.setAll(
                all,
                i -> Double.isNaN(left[i]) || Double.isNaN(right[i])
                        ? Double.NaN
                        : function.applyAsDouble(left[i], right[i]));
        return all;
    }

    private static double[] quotient(Call call, Signature to) {
        boolean real = to.type() == ElementType.FLOAT || to.type() == ElementType.DOUBLE;
        if (Arrays.stream(known(call, 1).numbers()).anyMatch(number -> number == 0)) {
            return new double[0];
        }
        return pairs(call, to, (a, b) -> real ? a / b : whole((long) a / (long) b));
    }

    private static double whole(long number) {
        return number;
    }

    /** Python's remainder, of the divisor's sign; C's with the attribute fmod is left to the runtime. */
    private static double[] remainder(Call call, Signature to) {
        boolean zero = Arrays.stream(known(call, 1).numbers()).anyMatch(number -> number == 0);
        return zero || call.integer("fmod", 0) == 1
                ? new double[0]
                : pairs(call, to, (a, b) -> (double) Math.floorMod((long) a, (long) b));
    }

    /** Returns a value repeated to a shape, as broadcasting does. */
    private static double[] spread(Known value, List<Long> shape) {
        double[] all = new double[Math.toIntExact(Shapes.product(shape))];
        int more = shape.size() - value.shape().size();
        for (int i = 0; i < all.length; i++) {
            int rest = i;
            int from = 0;
            int stride = 1;
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                int place = (int) (rest % shape.get(axis));
                rest /= Math.toIntExact(shape.get(axis));
                if (axis >= more) {
                    int length = Math.toIntExact(value.shape().get(axis - more));
                    from += (length == 1 ? 0 : place) * stride;
                    stride *= length;
                }
            }
            all[i] = value.numbers()[from];
        }
        return all;
    }
}
