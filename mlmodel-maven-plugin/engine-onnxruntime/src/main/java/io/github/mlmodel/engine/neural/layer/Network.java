package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers one after the other. Immutable; a network is a layer too.
 *
 * <p>Parameters are named after the first word of a layer's line and its number, for example {@code conv1.weight}, {@code
 * residual3.batch_norm5.bias}.
 */
public final class Network implements Nest {

    private final List<Step> steps;
    private final List<Step> plan;
    private final Initialization initialization;

    private Network(List<Step> steps, Initialization initialization) {
        this.steps = List.copyOf(steps);
        this.initialization = initialization;
        plan = PoolFirst.of(this.steps);
    }

    /** Returns a network of layers, numbered from 1; the lines of a residual layer among them count too. */
    public static Network of(List<? extends Layer> layers) {
        return numbered(1, layers);
    }

    static Network ofSteps(List<Step> steps) {
        return new Network(steps, Initialization.DEFAULT);
    }

    private static Network numbered(int first, List<? extends Layer> layers) {
        List<Step> steps = new ArrayList<>();
        int number = first;
        for (Layer layer : layers) {
            Layer placed = layer instanceof Nest nest ? nest.numbered(number + 1) : layer;
            steps.add(new Step(number, layer.line(), placed));
            number += 1 + linesBelow(placed);
        }
        return new Network(steps, Initialization.DEFAULT);
    }

    private static int linesBelow(Layer layer) {
        return layer instanceof Nest nest ? nest.linesBelow() : 0;
    }

    @Override
    public Network numbered(int first) {
        return numbered(first, layers());
    }

    @Override
    public String below() {
        return toString();
    }

    @Override
    public int linesBelow() {
        return steps.stream().mapToInt(step -> 1 + linesBelow(step.layer())).sum();
    }

    /** Returns this network with a layer at its end. */
    public Network then(Layer layer) {
        List<Layer> longer = new ArrayList<>(layers());
        longer.add(layer);
        Network network = numbered(steps.isEmpty() ? 1 : steps.get(0).number(), longer);
        return new Network(network.steps, initialization);
    }

    /** Returns this network whose dense and convolutional layers, nested ones too, begin with other weights. */
    public Network initialized(Initialization other) {
        return new Network(steps, other);
    }

    /** Returns the layers. */
    public List<Layer> layers() {
        return steps.stream().map(Step::layer).toList();
    }

    @Override
    public Tensor apply(Tensor input, ForwardPass pass) {
        ForwardPass own = initialization.on(pass);
        Tensor value = input;
        for (Step step : plan) {
            value = step.add(value, own.within(step.name()));
        }
        return value;
    }

    /**
     * Checks the shapes of the whole network, and that its parameters are not too many, without computing anything.
     *
     * @param type {@code FLOAT}, or {@code INT64} for a network that begins with an embedding
     * @param row the shape of one row: {@code F}, {@code C, L} or {@code C, H, W}
     * @return type and shape of the output, the first dimension being {@link ValueInfo#ROWS}
     * @throws io.github.mlmodel.model.MlModelException if a layer cannot take its input, for example {@code layer 5
     *     'dense 128': its input is 64x7x7, put 'flatten' before it}
     */
    public Signature check(ElementType type, long... row) {
        ShapePass pass = new ShapePass();
        Tensor output = apply(input(pass, type, row), pass);
        return new Signature(output.type(), output.shape());
    }

    private static Tensor input(ShapePass pass, ElementType type, long... row) {
        long[] shape = new long[row.length + 1];
        shape[0] = ValueInfo.ROWS;
        System.arraycopy(row, 0, shape, 1, row.length);
        return pass.graph().input("input", type, shape);
    }

    /** Returns the lines, nested ones indented by two spaces. */
    @Override
    public String toString() {
        return steps.stream().map(Network::text).collect(Collectors.joining("\n"));
    }

    private static String text(Step step) {
        String below = step.layer() instanceof Nest nest ? nest.below() : "";
        return below.isEmpty()
                ? step.line()
                : step.line() + "\n" + below.indent(2).stripTrailing();
    }
}
