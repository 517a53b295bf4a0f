package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.graph.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultNetworkTest {

    @Test
    void anImageOf28x28GetsTwoConvolutions() {
        assertThat(DefaultNetwork.lines(1, 28, 28)).isEqualTo("""
                        conv 32 3x3 relu
                        max-pool 2x2
                        conv 64 3x3 relu
                        max-pool 2x2
                        flatten
                        dropout 0.25
                        dense 128 relu""");
    }

    @Test
    void aSmallOrNarrowImageIsHalvedLess() {
        assertThat(DefaultNetwork.lines(1, 8, 8))
                .isEqualTo("conv 32 3x3 relu\nmax-pool 2x2\nconv 64 3x3 relu\nflatten\ndropout 0.25\ndense 128 relu");
        assertThat(DefaultNetwork.lines(1, 1, 1))
                .isEqualTo("conv 32 3x3 relu\nconv 64 3x3 relu\nflatten\ndropout 0.25\ndense 128 relu");
        assertThat(DefaultNetwork.lines(1, 4, 20))
                .isEqualTo(
                        "conv 32 3x3 relu\nmax-pool 1x2\nconv 64 3x3 relu\nmax-pool 1x2\nflatten\ndropout 0.25\ndense 128"
                                + " relu");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 28, 28, 421642",
        "3, 32, 32, 356810",
        "3, 224, 224, 1192650",
        "3, 480, 640, 1258442",
        "1, 1, 1, 28426"
    })
    void aDefaultNetworkTakesItsImagesAndStaysSmall(long channels, long height, long width, long parameters) {
        Network network =
                Layers.lines(DefaultNetwork.lines(channels, height, width)).then(Layers.output(10));

        assertThat(network.check(ElementType.FLOAT, channels, height, width).shape())
                .containsExactly(-1L, 10L);
        ShapePass pass = new ShapePass();
        network.apply(pass.graph().input("input", ElementType.FLOAT, -1, channels, height, width), pass);
        assertThat(pass.parameters()).isEqualTo(parameters);
    }

    @Test
    void aTableGetsTwoDenseLayers() {
        assertThat(DefaultNetwork.lines(108)).isEqualTo("dense 128 relu\ndropout 0.1\ndense 64 relu\ndropout 0.1");
        assertThatThrownBy(() -> DefaultNetwork.lines(3, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no default network for rows of 2 dimensions");
    }
}
