package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    private static final String CNN = """
            conv 32 3x3 relu
            max-pool 2x2
            conv 64 3x3 relu
            max-pool 2x2
            """;

    @Test
    void denseOnAnImageAsksForFlatten() {
        assertThatThrownBy(() -> Layers.lines(CNN + "dense 128").check(ElementType.FLOAT, 1, 28, 28))
                .isInstanceOf(MlModelException.class)
                .hasMessage("layer 5 'dense 128': its input is 64x7x7, put 'flatten' before it");
    }

    @Test
    void theOutputLayerOnAnImageAsksForFlattenAtTheEnd() {
        assertThatThrownBy(() -> Layers.lines(CNN).then(Layers.output(10)).check(ElementType.FLOAT, 1, 28, 28))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "layer 5 'output 10': its input is 64x7x7, put 'flatten' or 'global-average-pool' at the end of"
                                + " <layers>");
    }

    @Test
    void aNetworkTellsTheShapeOfItsOutput() {
        Signature output = Layers.lines(CNN + "flatten\ndense 128 relu").check(ElementType.FLOAT, 1, 28, 28);

        assertThat(output).isEqualTo(new Signature(ElementType.FLOAT, List.of(-1L, 128L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,28,28 | conv 32 5 | its input is 1x28x28, an image; write two numbers, such as 3x3",
                "3,100 | conv 32 3x3 | its input is 3x100, a sequence; write one number, such as 3",
                "784 | conv 32 3x3 | its input is 784, without height and width; put it before 'flatten' or take it out",
                "784 | max-pool 2 | its input is 784, without a length; put it before 'flatten' or take it out",
                "3,2,2 | conv 32 3x3 padding 0 | its input is 3x2x2, smaller than the kernel 3x3; take a smaller kernel, a"
                        + " larger padding, or fewer pooling layers and strides before it",
                "3,1,1 | max-pool 2x2 | its input is 3x1x1, smaller than the kernel 2x2; take a smaller kernel, a larger"
                        + " padding, or fewer pooling layers and strides before it",
                "6,8,8 | conv 8 3x3 groups 4 | its groups, 4, do not divide its 6 input channels and 8 filters; take a"
                        + " divisor of both",
                "8 | global-average-pool | its input is 8, without places to average over; put it before 'flatten' or take"
                        + " it out",
                "8 | embedding 10 4 | its input is decimal numbers, and it looks up whole numbers from 0 to 9; a table's"
                        + " categories and texts are embedded before the first layer: take it out",
                "60000 | dense 60000 | its weight would have 3,600,000,000 numbers, and a network has at most 500,000,000"
                        + " in all; take a smaller number, or put pooling or a stride before it",
            })
    void aShapeThatALayerCannotTakeIsRefused(String row, String line, String reason) {
        long[] shape = Arrays.stream(row.split(",")).mapToLong(Long::parseLong).toArray();

        assertThatThrownBy(() -> Layers.lines(line).check(ElementType.FLOAT, shape))
                .isInstanceOf(MlModelException.class)
                .hasMessage("layer 1 '" + line + "': " + reason);
    }

    @Test
    void wholeNumbersNeedAnEmbedding() {
        assertThatThrownBy(() -> Layers.lines("dense 4").check(ElementType.INT64, 8))
                .hasMessage("layer 1 'dense 4': its input is whole numbers, put 'embedding' before it");
        assertThat(Layers.lines("embedding 100 4\nconv 8 3 relu\nglobal-average-pool")
                        .check(ElementType.INT64, 20)
                        .shape())
                .containsExactly(-1L, 8L);
    }

    @Test
    void aLayerWithinAResidualIsNamedByItsNumber() {
        assertThatThrownBy(() -> Layers.lines("conv 4 3x3\nresidual\n  conv 4 3x3\n  dense 4")
                        .check(ElementType.FLOAT, 1, 8, 8))
                .hasMessage("layer 4 'dense 4': its input is 4x8x8, put 'flatten' before it");
    }

    @Test
    void aResidualWhoseSumHasNoShapeIsRefused() {
        assertThatThrownBy(
                        () -> Layers.lines("residual\n  conv 4 3x3 padding 0").check(ElementType.FLOAT, 1, 28, 28))
                .hasMessage(
                        "layer 1 'residual': its lines turn 1x28x28 into 4x26x26, and no stride of a 1x1 convolution"
                                + " makes the same size; keep 'padding same', and let sizes shrink by strides only");
        assertThatThrownBy(() -> Layers.lines("residual\n  flatten").check(ElementType.FLOAT, 1, 28, 28))
                .hasMessage(
                        "layer 1 'residual': its lines turn 1x28x28 into 784, which cannot be added; move 'flatten' or"
                                + " pooling over all places behind it");
    }

    @Test
    void parametersAreNamedAfterTheirLayersPlace() throws OrtException {
        Evaluation pass = Evaluation.of(false, Map.of());
        Network network = Network.of(List.of(
                Layers.dense(4), Layers.residual(Layers.dense(4), Layers.relu(), Layers.dense(4)), Layers.batchNorm()));

        network.then(Layers.dense(2)).apply(pass.input("x", new float[] {1, 2, 3}, 1, 3), pass);

        assertThat(pass.parameters().keySet())
                .containsExactly(
                        "dense1.weight",
                        "dense1.bias",
                        "residual2.dense3.weight",
                        "residual2.dense3.bias",
                        "residual2.dense5.weight",
                        "residual2.dense5.bias",
                        "batch_norm6.weight",
                        "batch_norm6.bias",
                        "dense7.weight",
                        "dense7.bias");
    }

    @Test
    void aLayerOfJavaCodeIsNamedByItsClass() {
        Layer twice = (input, pass) -> input.mul(2);
        Layer wrong = (input, pass) -> input.add(pass.graph().floats(new float[] {1, 2}, 2));

        assertThat(Network.of(List.of(twice, Layers.dense(3)))
                        .check(ElementType.FLOAT, 5)
                        .shape())
                .containsExactly(-1L, 3L);
        assertThatThrownBy(() -> Network.of(List.of(twice, wrong)).check(ElementType.FLOAT, 5))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "layer 2 'layer': its input is 5, and its code fails: shapes [-1, 5] and [2] do not broadcast");
    }

    @Test
    void aLayerOfJavaCodeTrainsParametersOfItsOwn() throws OrtException {
        Layer scale = (input, pass) -> input.mul(pass.parameter("factor", Initializers.constant(1), input.length(1)));
        Evaluation pass = Evaluation.of(true, Map.of());
        Tensor input = pass.input("x", new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        Tensor output = Network.of(List.of(scale, Layers.relu())).apply(input, pass);
        Tensor factor = Objects.requireNonNull(pass.parameters().get("layer1.factor"));
        List<float[]> computed = pass.run(List.of(
                output,
                Gradients.of(pass.graph(), output.reduceSum(false), List.of(factor))
                        .get(0)));

        assertThat(computed.get(0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(computed.get(1)).containsExactly(9, 12);
    }

    @Test
    void dropoutDropsItsShareWhileTrainingAndKeepsTheMean() throws OrtException {
        Evaluation pass = Evaluation.of(true, Map.of());
        float[] ones = new float[10_000];
        Arrays.fill(ones, 1);

        Tensor output = Layers.dropout(0.2).apply(pass.input("x", ones, 100, 100), pass);
        float[] values = pass.run(List.of(output)).get(0);

        double sum = 0;
        int dropped = 0;
        for (float value : values) {
            assertThat(value).isIn(0f, 1.25f);
            sum += value;
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(1880, 2120);
        assertThat(sum / values.length).isBetween(0.985, 1.015);
    }

    @Test
    void dropoutPassesAllThroughOtherwise() throws OrtException {
        Evaluation pass = Evaluation.of(false, Map.of());

        Tensor output = Layers.dropout(0.2).apply(pass.input("x", new float[] {1, 2, 3}, 1, 3), pass);

        assertThat(pass.run(List.of(output)).get(0)).containsExactly(1, 2, 3);
    }

    @Test
    void batchNormNeedsTwoNumbersAChannel() {
        Evaluation pass = Evaluation.of(true, Map.of());
        Tensor input = pass.input("x", new float[] {1, 2, 3}, 1, 3);

        assertThatThrownBy(() -> Layers.lines("batch-norm").apply(input, pass))
                .hasMessage("layer 1 'batch-norm': it is trained on one number a channel, which has no variance; set"
                        + " <batchSize> to 2 or more");
    }

    @Test
    void theMaximumIsChosenBeforeTheActivation() {
        Evaluation pass = Evaluation.of(true, Map.of());

        Layers.lines("conv 4 3x3 relu\nmax-pool 2x2").apply(pass.input("x", new float[64], 1, 1, 8, 8), pass);

        assertThat(pass.graph().calls().stream().map(call -> call.node().operator()))
                .containsExactly("Conv", "MaxPool", "Relu");
    }
}
