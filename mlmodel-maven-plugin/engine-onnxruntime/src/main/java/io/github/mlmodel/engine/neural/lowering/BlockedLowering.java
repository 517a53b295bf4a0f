package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.operator.Composite;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.operator.ReductionOperators;
import io.github.mlmodel.engine.neural.operator.Windows;
import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps images in blocks of channels between operators that can compute on them so: {@code [N, C, H, W]} is then laid out as
 * {@code [N, C/block, H, W, block]}, under the same shape. What cannot is given an image in the ordinary order.
 */
final class BlockedLowering extends Lowering {

    private static final Set<String> ELEMENTWISE = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Neg",
            "Abs",
            "Sign",
            "Sqrt",
            "Exp",
            "Log",
            "Reciprocal",
            "Erf",
            "Relu",
            "LeakyRelu",
            "Elu",
            "Selu",
            "Sigmoid",
            "Tanh",
            "Softplus",
            "HardSigmoid",
            "HardSwish",
            "Gelu",
            "com.microsoft.Gelu",
            "Cast",
            "Greater",
            "Less",
            "Equal",
            "Not",
            "And",
            "Or",
            "Where",
            "Min",
            "Max",
            "Identity");

    private final BlockedOperators operators;
    private final long block;
    private final Map<String, Tensor> blocked = new HashMap<>();

    BlockedLowering(TensorGraph target, long block) {
        super(target);
        this.block = block;
        operators = new BlockedOperators(target, block);
    }

    @Override
    Tensor value(Tensor tensor) {
        Tensor image = blocked.get(tensor.name());
        if (image != null && !isPut(tensor)) {
            Tensor ordinary = operators.ordinary(image.cast(ElementType.FLOAT));
            put(tensor, ordinary.cast(tensor.type()));
        }
        return super.value(tensor);
    }

    private boolean isBlocked(Tensor tensor) {
        return blocked.containsKey(tensor.name());
    }

    private boolean canBeBlocked(Tensor tensor) {
        return tensor.rank() == 4 && tensor.type() == ElementType.FLOAT && tensor.length(1) % block == 0;
    }

    private Tensor inBlocks(Tensor tensor) {
        return blocked.computeIfAbsent(tensor.name(), name -> operators.blocked(value(tensor)));
    }

    private void putBlocked(Tensor tensor, Tensor image) {
        blocked.put(tensor.name(), image);
    }

    @Override
    void add(Call call) {
        boolean done = Composite.of(call.node())
                .map(composite -> composite(composite, call))
                .orElseGet(() -> operator(call));
        if (!done) {
            super.add(call);
        }
    }

    private boolean composite(Composite composite, Call call) {
        return switch (composite) {
            case BATCH_NORM -> batchNorm(call);
            case BATCH_NORM_GRADIENT -> batchNormGradient(call);
            case CONVOLUTION_WEIGHT_GRADIENT -> weightGradient(call);
            case CONVOLUTION_INPUT_GRADIENT -> inputGradient(call);
            case MAX_POOL_GRADIENT -> maxPoolGradient(call);
        };
    }

    private boolean operator(Call call) {
        return switch (Operators.key(call.node().domain(), call.node().operator())) {
            case "Conv" -> convolution(call);
            case "MaxPool" -> maxPool(call);
            case "GlobalAveragePool" -> globalAverage(call);
            case "ReduceSum" -> channelSums(call);
            default -> elementwise(call);
        };
    }

    /** The first convolution of a network reads images of few channels in the ordinary order. */
    private boolean convolution(Call call) {
        Tensor x = call.input(0);
        boolean few = x.length(1) < block;
        if (call.integer("group", 1) != 1 || !canBeBlocked(call.output()) || !(few || canBeBlocked(x))) {
            return false;
        }
        Window window = Windows.of(call, Windows.spatial(call.input(1)), Windows.spatial(x));
        Tensor bias = call.input(2).isAbsent() ? Tensor.absent() : value(call.input(2));
        Tensor y =
                operators.convolution(few ? value(x) : inBlocks(x), value(call.input(1)), bias, window, call.output());
        putBlocked(call.output(), y);
        return true;
    }

    /** Without strides it is a convolution by the turned kernel. */
    private boolean inputGradient(Call call) {
        Tensor dy = call.input(0);
        Tensor weight = call.input(1);
        Window window = Windows.of(call, Windows.spatial(weight), Windows.spatial(call.output()));
        boolean dense = window.strides().stream().allMatch(stride -> stride == 1)
                && window.dilations().stream().allMatch(dilation -> dilation == 1);
        if (call.integer("group", 1) != 1
                || !dense
                || !canBeBlocked(dy)
                || !canBeBlocked(call.output())
                || !window.isNarrow()) {
            return false;
        }
        Tensor dx = operators.convolution(
                inBlocks(dy), BlockedOperators.turned(value(weight)), Tensor.absent(), window.turned(), call.output());
        putBlocked(call.output(), dx);
        return true;
    }

    private boolean weightGradient(Call call) {
        Tensor x = call.input(0);
        Tensor dy = call.input(1);
        if (call.integer("group", 1) != 1 || !isBlocked(dy) || WeightGradient.chunk(x) < 4) {
            return false;
        }
        Tensor image = canBeBlocked(x) ? inBlocks(x) : value(x);
        Call here = new Call(target(), call.node(), List.of(image, inBlocks(dy)), call.outputs());
        put(call.output(), WeightGradient.lowerBlocked(target(), here, canBeBlocked(x) ? block : 0, block));
        return true;
    }

    private boolean maxPool(Call call) {
        Tensor x = call.input(0);
        Window window = Windows.ofPooling(call);
        if (!isBlocked(x) || call.outputs().size() > 1 || !window.tiles(Windows.spatial(x))) {
            return false;
        }
        putBlocked(
                call.output(),
                operators.pooled("MaxPool", inBlocks(x), window, call.output().shape()));
        return true;
    }

    private boolean maxPoolGradient(Call call) {
        Tensor x = call.input(0);
        if (!isBlocked(x)) {
            return false;
        }
        Tensor dx = operators.maxPoolGradient(
                inBlocks(x), inBlocks(call.input(1)), inBlocks(call.input(2)), Windows.ofPooling(call));
        putBlocked(call.output(), dx);
        return true;
    }

    /** One element a channel has the same order in blocks. */
    private boolean globalAverage(Call call) {
        if (!isBlocked(call.input(0))) {
            return false;
        }
        put(call.output(), operators.globalAverage(inBlocks(call.input(0))));
        return true;
    }

    private boolean channelSums(Call call) {
        Tensor x = call.input(0);
        if (!isBlocked(x)
                || call.integer("keepdims", 1) != 0
                || !Arrays.equals(ReductionOperators.axes(call), BatchNormForms.others(x))) {
            return false;
        }
        put(call.output(), operators.channelMeans(inBlocks(x)).mul(BatchNormForms.count(x)));
        return true;
    }

    private boolean batchNorm(Call call) {
        Tensor x = call.input(0);
        if (!isBlocked(x)) {
            return false;
        }
        Tensor image = inBlocks(x);
        Tensor mean = operators.channelMeans(image);
        Tensor ones = image.number(1).expand(x.length(1));
        Tensor centred = operators.affine(image, ones, mean.neg(), Tensor.absent());
        Tensor variance = operators.channelMeans(centred.mul(centred));
        Tensor inverse = BatchNormForms.inverse(call, variance);
        Tensor factor = value(call.input(1)).mul(inverse);
        putBlocked(call.outputs().get(0), operators.affine(centred, factor, value(call.input(2)), Tensor.absent()));
        put(call.outputs().get(1), mean);
        put(call.outputs().get(2), variance);
        putBlocked(call.outputs().get(3), centred);
        put(call.outputs().get(4), inverse);
        return true;
    }

    private boolean batchNormGradient(Call call) {
        if (!isBlocked(call.input(1))) {
            return false;
        }
        Tensor dy = inBlocks(call.input(0));
        Tensor centred = inBlocks(call.input(1));
        Tensor inverse = value(call.input(2));
        Tensor factor = value(call.input(3)).mul(inverse);
        Tensor sum = operators.channelMeans(dy);
        Tensor slope = operators.channelMeans(dy.mul(centred)).mul(inverse);
        Tensor tilted =
                operators.affine(centred, factor.mul(slope).mul(inverse).neg(), Tensor.absent(), Tensor.absent());
        double count = BatchNormForms.count(dy);
        putBlocked(
                call.outputs().get(0),
                operators.affine(dy, factor, sum.mul(factor).neg(), tilted));
        put(call.outputs().get(1), slope.mul(count));
        put(call.outputs().get(2), sum.mul(count));
        return true;
    }

    /** The order of elements does not matter where each is computed of those in its own place. */
    private boolean elementwise(Call call) {
        String operator = Operators.key(call.node().domain(), call.node().operator());
        if (!ELEMENTWISE.contains(operator)
                || call.outputs().size() != 1
                || call.inputs().stream().noneMatch(this::isBlocked)) {
            return false;
        }
        List<Long> shape = call.output().shape();
        boolean fits = call.inputs().stream()
                .allMatch(input -> input.rank() == 0
                        || (input.shape().equals(shape) && (isBlocked(input) || canBeBlocked(input))));
        if (!fits) {
            return false;
        }
        List<Tensor> inputs = call.inputs().stream()
                .map(input -> input.rank() == 0 ? value(input) : inBlocks(input))
                .toList();
        Tensor y = target().apply(
                        call.node().domain(),
                        call.node().operator(),
                        inputs,
                        1,
                        call.node().attributes().toArray(new Attribute[0]))
                .get(0);
        putBlocked(call.output(), y);
        return true;
    }
}
