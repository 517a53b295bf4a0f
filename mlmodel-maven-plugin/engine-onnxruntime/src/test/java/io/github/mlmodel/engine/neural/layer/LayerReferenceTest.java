package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerReferenceTest {

    @Test
    void everyKindIsDescribed() {
        assertThat(LayerReference.entries())
                .extracting(LayerReference.Entry::name)
                .containsExactly(
                        "dense",
                        "conv",
                        "max-pool",
                        "average-pool",
                        "global-average-pool",
                        "flatten",
                        "dropout",
                        "batch-norm",
                        "layer-norm",
                        "embedding",
                        "residual",
                        "relu",
                        "leaky-relu",
                        "gelu",
                        "silu",
                        "tanh",
                        "sigmoid",
                        "softmax");
        assertThat(LayerReference.entries()).allSatisfy(entry -> {
            assertThat(entry.sentence()).isNotBlank();
            assertThat(entry.shapes()).isNotBlank();
            assertThat(entry.words())
                    .allSatisfy(word -> assertThat(word.sentence()).isNotBlank());
        });
    }

    @Test
    void syntaxAndDefaultsAreSaid() {
        LayerReference.Entry pool = LayerReference.entries().get(2);

        assertThat(pool.syntax()).isEqualTo("max-pool KERNEL [stride KERNEL] [padding 0]");
        assertThat(pool.words())
                .contains(new LayerReference.Word(
                        "stride",
                        "a whole number from 1 to 4096, or two such as 3x3",
                        "KERNEL",
                        "the step from place to place"));
    }

    @Test
    void whatIsSaidToBeTheDefaultIsWhatHolds() {
        assertThat(Layers.line("conv 8 3x3 stride 1 padding same groups 1")).isEqualTo(Layers.conv2d(8, 3));
        assertThat(Layers.line("conv 8 3 stride 1 padding same groups 1")).isEqualTo(Layers.conv1d(8, 3));
        assertThat(Layers.line("max-pool 2x2 stride 2x2 padding 0")).isEqualTo(Layers.maxPool2d(2));
        assertThat(Layers.line("average-pool 2x2 stride 2x2 padding 0")).isEqualTo(Layers.averagePool2d(2));
        assertThat(Layers.line("batch-norm momentum 0.1 epsilon 1e-5")).isEqualTo(Layers.batchNorm());
        assertThat(Layers.line("layer-norm epsilon 1e-5")).isEqualTo(Layers.layerNorm());
        assertThat(Layers.line("leaky-relu slope 0.01")).isEqualTo(Layers.line("leaky-relu"));
    }
}
