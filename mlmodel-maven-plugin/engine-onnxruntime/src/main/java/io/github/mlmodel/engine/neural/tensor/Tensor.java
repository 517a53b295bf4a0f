package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in a graph: nothing is computed until the graph runs. Methods add operators to the graph and return what they
 * give; shapes are checked at once. Two-operand arithmetic broadcasts as NumPy does.
 */
public final class Tensor {

    private static final Tensor ABSENT = new Tensor(null, "", ElementType.FLOAT, List.of());

    private final @Nullable Owner graph;
    private final String name;
    private final ElementType type;
    private final List<Long> shape;

    Tensor(@Nullable Owner graph, String name, ElementType type, List<Long> shape) {
        this.graph = graph;
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
    }

    /** The graph that tensors are values of, as far as they know it: where what is computed of them is added. */
    public interface Owner {

        /** Returns the operator set. */
        int opset();

        /** Adds an operator of {@code ai.onnx} with one output. */
        Tensor apply(String operator, List<Tensor> in, Attribute... attributes);

        /**
         * Adds an operator.
         *
         * @param domain empty for {@code ai.onnx}
         * @param in its inputs; {@link Tensor#absent()} for an omitted one
         * @param count number of outputs
         * @throws IllegalArgumentException if the operator is unknown, or shapes do not fit
         */
        List<Tensor> apply(String domain, String operator, List<Tensor> in, int count, Attribute... attributes);

        /** Lets the operator that gave a value also give its optional outputs, up to {@code count}, and returns all of these. */
        List<Tensor> extend(Tensor output, int count);

        /** Adds a constant; small equal ones become one. */
        Tensor constant(TensorData value);

        /** Returns a number as a tensor without dimensions. */
        Tensor scalar(ElementType type, double value);

        /** Returns 64-bit integers as a tensor of one dimension. */
        Tensor longs(long... values);

        /** Returns floats as a tensor. */
        Tensor floats(float[] values, long... shape);

        /** Returns tensors joined along a dimension. */
        Tensor concat(int axis, List<Tensor> tensors);

        /** Returns what is known of a value while the graph is built; some of its numbers may be unknown. */
        Optional<Known> known(Tensor tensor);

        /** Returns the value of a constant of this graph or one around it; also of what was computed while the graph was built. */
        Optional<TensorData> value(Tensor constant);
    }

    /** Returns what stands for an omitted input, or for a gradient that does not flow. */
    public static Tensor absent() {
        return ABSENT;
    }

    /** Returns whether this stands for no value. */
    public boolean isAbsent() {
        return graph == null;
    }

    /** Returns the graph that this is a value of. */
    public Owner graph() {
        return Objects.requireNonNull(graph, "absent");
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the element type. */
    public ElementType type() {
        return type;
    }

    /** Returns the lengths of the dimensions; {@link ValueInfo#ROWS} for an unknown number of rows. */
    public List<Long> shape() {
        return shape;
    }

    /** Returns a dimension's length; negative indexes count from the end. */
    public long length(int dimension) {
        return shape.get(dimension < 0 ? dimension + shape.size() : dimension);
    }

    /** Returns the number of dimensions. */
    public int rank() {
        return shape.size();
    }

    /** Returns the number of elements. */
    public long size() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Returns type and shape. */
    public Signature signature() {
        return new Signature(type, shape);
    }

    /** Returns name, type and shape. */
    public ValueInfo info() {
        return new ValueInfo(name, type, shape);
    }

    /** Returns {@code this + other}. */
    public Tensor add(Tensor other) {
        return with("Add", other);
    }

    /** Returns {@code this + other}. */
    public Tensor add(double other) {
        return add(number(other));
    }

    /** Returns {@code this - other}. */
    public Tensor sub(Tensor other) {
        return with("Sub", other);
    }

    /** Returns {@code this - other}. */
    public Tensor sub(double other) {
        return sub(number(other));
    }

    /** Returns {@code this · other}, element by element. */
    public Tensor mul(Tensor other) {
        return with("Mul", other);
    }

    /** Returns {@code this · other}. */
    public Tensor mul(double other) {
        return mul(number(other));
    }

    /** Returns {@code this / other}, element by element. */
    public Tensor div(Tensor other) {
        return with("Div", other);
    }

    /** Returns {@code this / other}. */
    public Tensor div(double other) {
        return div(number(other));
    }

    /** Returns {@code -this}. */
    public Tensor neg() {
        return alone("Neg");
    }

    /** Returns {@code max(0, this)}. */
    public Tensor relu() {
        return alone("Relu");
    }

    /** Returns -1, 0 or 1. */
    public Tensor sign() {
        return alone("Sign");
    }

    /** Returns {@code e^this}. */
    public Tensor exp() {
        return alone("Exp");
    }

    /** Returns the natural logarithm. */
    public Tensor log() {
        return alone("Log");
    }

    /** Returns the square root. */
    public Tensor sqrt() {
        return alone("Sqrt");
    }

    /** Returns {@code 1 / this}. */
    public Tensor reciprocal() {
        return alone("Reciprocal");
    }

    /** Returns the hyperbolic tangent. */
    public Tensor tanh() {
        return alone("Tanh");
    }

    /** Returns {@code 1 / (1 + e^-this)}. */
    public Tensor sigmoid() {
        return alone("Sigmoid");
    }

    /** Returns this to the power of {@code exponent}, element by element. */
    public Tensor pow(Tensor exponent) {
        return with("Pow", exponent);
    }

    /** Returns absolute values. */
    public Tensor abs() {
        return alone("Abs");
    }

    /** Returns sines of radians. */
    public Tensor sin() {
        return alone("Sin");
    }

    /** Returns cosines of radians. */
    public Tensor cos() {
        return alone("Cos");
    }

    /** Returns the error function. */
    public Tensor erf() {
        return alone("Erf");
    }

    /** Returns the smaller one, element by element. */
    public Tensor min(Tensor other) {
        return with("Min", other);
    }

    /** Returns the larger one, element by element. */
    public Tensor max(Tensor other) {
        return with("Max", other);
    }

    /** Returns the matrix product of the last two dimensions; the others broadcast. A vector is a row on the left, a column on the right. */
    public Tensor matMul(Tensor other) {
        return with("MatMul", other);
    }

    /** Returns {@code this · weightᵀ + bias}: {@code [N, in]}, {@code [out, in]} and {@code [out]} give {@code [N, out]}. */
    public Tensor linear(Tensor weight, Tensor bias) {
        return graph().apply("Gemm", List.of(this, weight, bias), new Attribute("transB", 1L));
    }

    /** Returns the matrix product of two matrices, each transposed first if so said. */
    public Tensor gemm(Tensor other, boolean transposeThis, boolean transposeOther) {
        return graph().apply(
                        "Gemm",
                        List.of(this, other),
                        new Attribute("transA", transposeThis ? 1L : 0L),
                        new Attribute("transB", transposeOther ? 1L : 0L));
    }

    /** Returns this with dimensions in another order. */
    public Tensor transpose(long... order) {
        return graph().apply("Transpose", List.of(this), new Attribute("perm", order));
    }

    /** Returns the same elements in another shape; 0 keeps a dimension's length, -1 takes what is left. */
    public Tensor reshape(long... lengths) {
        return graph().apply("Reshape", List.of(this, graph().longs(lengths)));
    }

    /** Returns the same elements in another shape, where {@link ValueInfo#ROWS} takes what is left. */
    public Tensor reshape(List<Long> lengths) {
        return lengths.equals(shape) ? this : reshape(Shapes.array(lengths));
    }

    /** Returns this in the shape of {@code other}, which has as many elements. */
    public Tensor reshapeLike(Tensor other) {
        return reshape(other.shape);
    }

    /** Returns this as another element type. */
    public Tensor cast(ElementType other) {
        return other == type ? this : graph().apply("Cast", List.of(this), new Attribute("to", (long) other.code()));
    }

    /** Returns slices along a dimension, chosen by integer indexes of any shape. */
    public Tensor gather(Tensor indexes, int axis) {
        return graph().apply("Gather", List.of(this, indexes), new Attribute("axis", (long) axis));
    }

    /** Returns the elements from {@code start} up to but not {@code end} along a dimension. */
    public Tensor slice(int axis, long start, long end) {
        Owner g = graph();
        return g.apply("Slice", List.of(this, g.longs(start), g.longs(end), g.longs(axis)));
    }

    /** Returns parts of these lengths along a dimension. */
    public List<Tensor> split(int axis, long... parts) {
        return graph().apply(
                        "", "Split", List.of(this, graph().longs(parts)), parts.length, new Attribute("axis", (long)
                                axis));
    }

    /** Returns this with zeros added before and after each dimension; a negative number takes elements away. */
    public Tensor pad(long[] before, long[] after) {
        long[] pads = Arrays.copyOf(before, 2 * before.length);
        System.arraycopy(after, 0, pads, before.length, after.length);
        return Arrays.stream(pads).allMatch(pad -> pad == 0)
                ? this
                : graph().apply("Pad", List.of(this, graph().longs(pads)));
    }

    /**
     * Returns the convolution of {@code [N, C, …]} by a weight.
     *
     * @param weight {@code [O, C/groups, …]}
     * @param bias {@code [O]}, or {@linkplain #absent() absent}
     * @param window where the weight is laid; its kernel is the weight's
     * @param groups number of groups of channels that are convolved apart
     * @return {@code [N, O, …]}
     */
    public Tensor conv(Tensor weight, Tensor bias, Window window, long groups) {
        List<Attribute> attributes = new ArrayList<>(window.attributes());
        attributes.add(new Attribute("group", groups));
        return graph().apply(
                        "Conv",
                        bias.isAbsent() ? List.of(this, weight) : List.of(this, weight, bias),
                        attributes.toArray(new Attribute[0]));
    }

    /** Returns the transposed convolution of {@code [N, C, …]} by a weight {@code [C, O/groups, …]}. */
    public Tensor convTranspose(Tensor weight, Window window, long groups) {
        List<Attribute> attributes = new ArrayList<>(window.attributes());
        attributes.add(new Attribute("group", groups));
        return graph().apply("ConvTranspose", List.of(this, weight), attributes.toArray(new Attribute[0]));
    }

    /** Returns the largest element under each place of a window over {@code [N, C, …]}. */
    public Tensor maxPool(Window window) {
        return graph().apply("MaxPool", List.of(this), window.attributes().toArray(new Attribute[0]));
    }

    /**
     * Returns the mean under each place of a window over {@code [N, C, …]}.
     *
     * @param countPadding whether the zeros around the input count, as PyTorch has it by default
     */
    public Tensor averagePool(Window window, boolean countPadding) {
        List<Attribute> attributes = new ArrayList<>(window.attributes());
        attributes.add(new Attribute("count_include_pad", countPadding ? 1L : 0L));
        return graph().apply("AveragePool", List.of(this), attributes.toArray(new Attribute[0]));
    }

    /** Returns each channel's mean: {@code [N, C, …]} gives {@code [N, C, 1, …]}. */
    public Tensor globalAveragePool() {
        return alone("GlobalAveragePool");
    }

    /** Returns sums over dimensions. */
    public Tensor reduceSum(boolean keep, long... axes) {
        return graph().apply(
                        "ReduceSum", List.of(this, graph().longs(axes)), new Attribute("keepdims", keep ? 1L : 0L));
    }

    /** Returns means over dimensions. */
    public Tensor reduceMean(boolean keep, long... axes) {
        return reduce("ReduceMean", keep, axes);
    }

    /** Returns maxima over dimensions. */
    public Tensor reduceMax(boolean keep, long... axes) {
        return reduce("ReduceMax", keep, axes);
    }

    /** Returns sums of squares over dimensions. */
    public Tensor reduceSumSquare(boolean keep, long... axes) {
        return reduce("ReduceSumSquare", keep, axes);
    }

    /** Returns this repeated along dimensions of length 1, to a shape. */
    public Tensor expand(long... lengths) {
        return graph().apply("Expand", List.of(this, graph().longs(lengths)));
    }

    /** Returns the logarithm of the softmax along a dimension. */
    public Tensor logSoftmax(int axis) {
        return graph().apply("LogSoftmax", List.of(this), new Attribute("axis", (long) axis));
    }

    /** Returns the softmax along a dimension. */
    public Tensor softmax(int axis) {
        return graph().apply("Softmax", List.of(this), new Attribute("axis", (long) axis));
    }

    /** Returns whether this is greater, element by element. */
    public Tensor greater(Tensor other) {
        return with("Greater", other);
    }

    /** Returns whether this is less, element by element. */
    public Tensor less(Tensor other) {
        return with("Less", other);
    }

    /** Returns whether both are equal, element by element. */
    public Tensor equal(Tensor other) {
        return with("Equal", other);
    }

    /** Returns whether a truth value is false. */
    public Tensor not() {
        return alone("Not");
    }

    /** Returns whether both truth values are true. */
    public Tensor and(Tensor other) {
        return with("And", other);
    }

    /** Returns {@code yes} where this truth value is true, and else {@code no}. */
    public Tensor where(Tensor yes, Tensor no) {
        return graph().apply("Where", List.of(this, yes, no));
    }

    /** Returns zeros of this type and shape. */
    public Tensor zerosLike() {
        return number(0).expand(lengths());
    }

    /** Returns the shape as an array. */
    public long[] lengths() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** Returns a number of this element type. */
    public Tensor number(double value) {
        return graph().scalar(type, value);
    }

    @Override
    public String toString() {
        return name + " " + type + shape;
    }

    private Tensor alone(String operator) {
        return graph().apply(operator, List.of(this));
    }

    private Tensor with(String operator, Tensor other) {
        return graph().apply(operator, List.of(this, other));
    }

    /** Axes of reductions but ReduceSum became an input with operator set 18. */
    private Tensor reduce(String operator, boolean keep, long... axes) {
        Attribute keepDimensions = new Attribute("keepdims", keep ? 1L : 0L);
        return graph().opset() >= 18
                ? graph().apply(operator, List.of(this, graph().longs(axes)), keepDimensions)
                : graph().apply(
                                operator,
                                List.of(this),
                                new Attribute("axes", Arrays.copyOf(axes, axes.length)),
                                keepDimensions);
    }
}
