package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkParserTest {

    private static final String ALL =
            "dense, conv, max-pool, average-pool, global-average-pool, flatten, dropout, batch-norm, layer-norm, embedding,"
                    + " residual, relu, leaky-relu, gelu, silu, tanh, sigmoid, softmax";
    private static final String ACTIVATIONS = "relu, leaky-relu, gelu, silu, tanh, sigmoid, softmax";

    @Test
    void linesBecomeLayers() {
        Network network = Layers.lines("""

                      conv 32 3x3 relu
                      max-pool   2x2

                      flatten
                      dropout 0.25
                \tdense 128 leaky-relu slope 0.2
                """.replace("\t", "      "));

        assertThat(network).hasToString("""
                        conv 32 3x3 relu
                        max-pool 2x2
                        flatten
                        dropout 0.25
                        dense 128 leaky-relu slope 0.2""");
        assertThat(network.layers())
                .isEqualTo(Network.of(List.of(
                                Layers.line("conv 32 3x3 relu"),
                                Layers.maxPool2d(2),
                                Layers.flatten(),
                                Layers.dropout(0.25),
                                Layers.line("dense 128 leaky-relu slope 0.2")))
                        .layers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dense 128",
                "conv 32 3x3",
                "conv 32 5 stride 2 padding 1 groups 4 relu",
                "conv 32 3x3 stride 2x1 padding 0",
                "max-pool 2x2",
                "max-pool 3x3 stride 2 padding 1",
                "average-pool 3 padding same",
                "global-average-pool",
                "flatten",
                "dropout 0.25",
                "batch-norm momentum 0.2 epsilon 0.001 gelu",
                "layer-norm epsilon 0.001",
                "embedding 1000 16",
                "leaky-relu slope 0.2",
                "silu",
            })
    void aLayerSaysItsLine(String line) {
        assertThat(Layers.line(line).line()).isEqualTo(line);
    }

    @Test
    void optionsStandInAnyOrderAndDefaultsAreNotRepeated() {
        assertThat(Layers.line("conv 8 3x3 groups 2 padding same stride 1").line())
                .isEqualTo("conv 8 3x3 groups 2");
        assertThat(Layers.line("max-pool 2x2 stride 2x2 padding 0").line()).isEqualTo("max-pool 2x2");
    }

    @Test
    void indentedLinesBelongToTheResidualAbove() {
        List<Step> steps = new NetworkParser("""
                conv 8 3x3
                residual relu
                  conv 8 3x3 relu
                  residual
                    conv 8 1x1
                  batch-norm
                flatten
                """).steps();

        assertThat(Network.ofSteps(steps)).hasToString("""
                        conv 8 3x3
                        residual relu
                          conv 8 3x3 relu
                          residual
                            conv 8 1x1
                          batch-norm
                        flatten""");
        assertThat(steps.stream().map(Step::name)).containsExactly("conv1", "residual2", "flatten7");
    }

    @Test
    void whiteSpaceBeforeTheFirstWordMayBeMissingAsMavenStripsIt() {
        assertThat(Layers.lines("dense 8 relu\n          dense 4\n        ")).hasToString("dense 8 relu\ndense 4");
        assertThat(Layers.lines("residual\n            dense 8 relu\n            dense 4"))
                .hasToString("residual\n  dense 8 relu\n  dense 4");
        assertThat(Layers.lines("residual\n            dense 8 relu\n          dense 4"))
                .hasToString("residual\n  dense 8 relu\ndense 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cnov 32 3x3 | 'cnov' is no layer; did you mean 'conv'? Layers: " + ALL,
                "zzz | 'zzz' is no layer. Layers: " + ALL,
                "dense | UNITS is missing, a whole number from 1 to 16777216: write 'dense UNITS'",
                "dense 0 | '0' stands for UNITS in 'dense UNITS', and must be a whole number from 1 to 16777216",
                "conv 32 3by3 | '3by3' stands for KERNEL in 'conv FILTERS KERNEL [stride 1] [padding same] [groups 1]', and"
                        + " must be a whole number from 1 to 4096, or two such as 3x3",
                "conv 32 3x3 strde 2 | 'strde' may not stand there; did you mean 'stride'? After 'conv FILTERS KERNEL' may"
                        + " follow: stride, padding, groups, " + ACTIVATIONS,
                "conv 32 3x3 stride | the value of 'stride' is missing, a whole number from 1 to 4096, or two such as 3x3",
                "conv 32 3x3 stride 1 stride 2 | 'stride' stands there twice",
                "conv 32 3 stride 2x2 | '2x2' has 2 numbers, and the kernel has 1; write one number",
                "dense 128 relu dropout 0.5 | 'dropout' stands behind the activation, which ends a line; put it before"
                        + " 'relu', or on a line of its own",
                "dense 128 rleu | 'rleu' may not stand there; did you mean 'relu'? After 'dense UNITS' may follow: "
                        + ACTIVATIONS,
                "dropout 1 | '1' stands for PROBABILITY in 'dropout PROBABILITY', and must be a number from 0 to below 1",
                "max-pool 2x2 padding 2 | its padding 2 is more than half of the kernel 2x2; take a smaller padding or a"
                        + " larger kernel",
                "residual | it has no lines of its own; indent those that belong to it, below it",
            })
    void aBadLineSaysWhatIsWrongAndWhatIsAllowed(String line, String reason) {
        assertThatThrownBy(() -> Layers.lines("flatten\n" + line))
                .isInstanceOf(MlModelException.class)
                .hasMessage("<layers> has 1 line that cannot be read:\nlayer 2 '" + line + "': " + reason);
    }

    @Test
    void allBadLinesAreNamedAtOnce() {
        assertThatThrownBy(() -> Layers.lines("flaten\n\ndense 8\nresidual\n  dense\n    flatten\n dense 4\ndense x"))
                .hasMessage("<layers> has 5 lines that cannot be read:\n"
                        + "layer 1 'flaten': 'flaten' is no layer; did you mean 'flatten'? Layers: " + ALL + "\n"
                        + "layer 4 'dense': UNITS is missing, a whole number from 1 to 16777216: write 'dense UNITS'\n"
                        + "layer 5 'flatten': it is indented, and only lines below 'residual' are\n"
                        + "layer 6 'dense 4': its indentation is that of no line above it\n"
                        + "layer 7 'dense x': 'x' stands for UNITS in 'dense UNITS', and must be a whole number from 1 to"
                        + " 16777216");
    }

    @Test
    void aResidualWhoseLinesAreAllBadNamesThem() {
        assertThatThrownBy(() -> Layers.lines("residual\n  dens 8\ndense 4"))
                .hasMessage("<layers> has 1 line that cannot be read:\n"
                        + "layer 2 'dens 8': 'dens' is no layer; did you mean 'dense'? Layers: " + ALL);
    }

    @Test
    void noLineIsLostBelowAFirstOneThatIsIndented() {
        assertThatThrownBy(() -> Layers.lines("  dense 8\ndense 4"))
                .hasMessage("<layers> has 1 line that cannot be read:\n"
                        + "layer 1 'dense 8': it is indented, and only lines below 'residual' are");
    }

    @Test
    void afterTenBadLinesTheOthersAreCounted() {
        String lines = IntStream.range(0, 12).mapToObj(i -> "dense").collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> Layers.lines(lines))
                .hasMessageStartingWith("<layers> has 12 lines that cannot be read:\nlayer 1 'dense': ")
                .hasMessageEndingWith("write 'dense UNITS'\nand 2 more");
    }

    @Test
    void noLineAndTooManyLinesAreRefused() {
        assertThatThrownBy(() -> Layers.lines(" \n "))
                .hasMessage(
                        "<layers> is empty. Write one layer a line, for example 'dense 64 relu', or leave <layers> out"
                                + " for the default network.");
        assertThatThrownBy(() -> Layers.lines("relu\n".repeat(1001)))
                .hasMessage(
                        "<layers> has 1001 lines, and a network at most 1000. Build a network of this depth in Java:"
                                + " <type> can name a trainer class in src/train/java.");
    }

    @Test
    void aLineForJavaIsCheckedToo() {
        assertThatThrownBy(() -> Layers.line("dense"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("layer 'dense': UNITS is missing, a whole number from 1 to 16777216: write 'dense UNITS'");
    }
}
