package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.layer.Initialization;
import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.spi.ParameterSet;
import java.util.ArrayList;
import java.util.List;

/** What can be said of a network and its training. Defaults are PyTorch's where it has one. */
final class ParameterTable {

    static final String CROSS_ENTROPY = "cross-entropy";
    static final String NONE = "none";

    private static final int MANY = 1_000_000;

    private ParameterTable() {}

    static ParameterSet declared() {
        ParameterSet table = new ParameterSet();
        network(table);
        optimizer(table);
        schedule(table);
        loss(table);
        course(table);
        return BaseParameters.declareIn(table);
    }

    private static void network(ParameterSet table) {
        table.text("layers", "lines, a layer each", ParameterSet.AUTOMATIC, """
                        the layers before the output layer; automatic is two dense layers with dropout for tables, and \
                        convolutions for images, as many as their size wants""")
                .word("initialization", Initialization.words(), "default", "how weights begin")
                .text("augment", "none, or a list of flip, shift PIXELS, crop PIXELS", NONE, """
                        how images are changed by chance at each step: mirrored from left to right, moved by up to so many \
                        pixels, stretched after so many rows and columns were cut off""");
    }

    private static void optimizer(ParameterSet table) {
        table.word("optimizer", List.of("sgd", "adam", "adamw", "rmsprop"), "adam", "how gradients change weights")
                .decimal(
                        "learningRate",
                        ParameterSet.AUTOMATIC,
                        0,
                        true,
                        1e6,
                        "the size of a step; automatic is 0.001 for sgd, adam and adamw, 0.01 for rmsprop")
                .decimal("momentum", "0", 0, false, 0.999999, "share of the last step that sgd and rmsprop keep")
                .flag("nesterov", false, "whether sgd's gradient looks ahead by the momentum")
                .decimal("beta1", "0.9", 0, false, 0.999999, "share of the mean gradient that adam and adamw keep")
                .decimal("beta2", "0.999", 0, false, 0.999999, "share of the mean square that adam and adamw keep")
                .decimal("alpha", "0.99", 0, false, 0.999999, "share of the mean square that rmsprop keeps")
                .decimal("epsilon", "1e-8", 0, true, 1, "added to what adam, adamw and rmsprop divide by")
                .decimal(
                        "weightDecay",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        1e6,
                        "penalty of large weights, decoupled by adamw, else L2; automatic is 0.01 for adamw, else 0")
                .decimal("gradientClip", "0", 0, false, 1e30, "largest norm of all gradients together; 0 is no limit");
    }

    private static void schedule(ParameterSet table) {
        table.word(
                        "schedule",
                        List.of("constant", "step", "cosine", "one-cycle", "plateau"),
                        "constant",
                        "how the learning rate changes")
                .integer("stepSize", 10, 1, MANY, "epochs after which schedule step multiplies the rate by gamma")
                .decimal("gamma", "0.1", 0, true, 1, "factor of the schedules step and plateau")
                .integer("patience", 10, 0, MANY, "epochs without a smaller loss that schedule plateau bears")
                .decimal(
                        "warmup",
                        "0",
                        0,
                        false,
                        MANY,
                        "epochs, or a part of one, over which the rate rises linearly to begin with");
    }

    private static void loss(ParameterSet table) {
        List<String> losses = new ArrayList<>(List.of(ParameterSet.AUTOMATIC, CROSS_ENTROPY));
        losses.addAll(Loss.numberWords());
        table.word(
                        "loss",
                        losses,
                        ParameterSet.AUTOMATIC,
                        "what training makes small; automatic is cross-entropy for classes, mse for numbers")
                .decimal("labelSmoothing", "0", 0, false, 0.999, "share of a label that is spread over all classes");
    }

    private static void course(ParameterSet table) {
        table.integerOrAutomatic(
                        "epochs",
                        1,
                        MANY,
                        "how often all rows are gone through; automatic is 10 for images, 20 for classes and 40 for numbers of tables")
                .integerOrAutomatic("batchSize", 1, MANY, "rows of a step; automatic is 32 below 4096 rows, else 128")
                .decimal("validationFraction", ParameterSet.AUTOMATIC, 0, false, 0.9, """
                        share of the training rows that are only looked at, after each epoch; automatic is 0.1 with \
                        earlyStopping or schedule plateau, else 0""")
                .integer("earlyStopping", 0, 0, MANY, """
                        epochs without a smaller validation loss after which training ends, with the best epoch's weights; \
                        0 is never""")
                .integer(
                        "checkpoint",
                        1,
                        0,
                        MANY,
                        "epochs after which the state is kept, for an interrupted build to go on from; 0 is never")
                .word("precision", List.of("float32", "tf32"), "float32", "how a GPU multiplies; the CPU takes float32")
                .integer("threads", 2, 1, 1024, "threads of one operator, on any machine; they may decide last bits");
    }
}
