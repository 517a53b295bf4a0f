package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.Optional;

/**
 * Layers for networks that are put together in Java. {@code N} is the number of rows, {@code C} of channels; images are
 * {@code [N, C, H, W]}.
 */
public final class Layers {

    private Layers() {}

    /**
     * Returns the layer that a line says, for example {@code conv 32 3x3 stride 2 groups 4 relu}; {@code residual} is made by
     * {@link #residual}.
     *
     * @throws MlModelException if the line cannot be read
     */
    public static Layer line(String line) {
        try {
            return NetworkParser.layer(line);
        } catch (Misfit misfit) {
            throw MlModelException.user("layer '" + line.strip() + "': " + misfit.reason());
        }
    }

    /**
     * Reads a network from lines, one layer each. What belongs to {@code residual} is indented below it.
     *
     * @param lines for example {@code conv 32 3x3 relu}, {@code max-pool 2x2}, {@code flatten}, {@code dense 128 relu}
     * @throws MlModelException if lines cannot be read: names all of them, with what is allowed there
     */
    public static Network lines(String lines) {
        return Network.ofSteps(new NetworkParser(lines).steps());
    }

    /** Returns a fully connected layer: {@code [N, F]} to {@code [N, units]}. */
    public static Layer dense(int units) {
        return new Dense(positive("units", units));
    }

    /**
     * Returns a network's last layer, which has an output for each class or number: {@code [N, F]} to {@code [N, units]}, a
     * dense layer.
     */
    public static Layer output(int units) {
        return new OutputLayer(positive("units", units));
    }

    /**
     * Returns a convolution of sequences, {@code [N, C, L]} to {@code [N, filters, L]}: stride 1, padding {@code same}; other
     * ones by {@link #line}.
     */
    public static Layer conv1d(int filters, int kernel) {
        return convolution(filters, Extent.of(positive("kernel", kernel)));
    }

    /**
     * Returns a convolution of images, {@code [N, C, H, W]} to {@code [N, filters, H, W]}: stride 1, padding {@code same};
     * other ones by {@link #line}.
     */
    public static Layer conv2d(int filters, int kernel) {
        return convolution(filters, Extent.of(positive("kernel", kernel), kernel));
    }

    /** Returns the largest of each {@code kernel x kernel} places: {@code [N, C, H, W]} to {@code [N, C, H/kernel, W/kernel]}. */
    public static Layer maxPool2d(int kernel) {
        return pool(true, kernel);
    }

    /** Returns the mean of each {@code kernel x kernel} places: {@code [N, C, H, W]} to {@code [N, C, H/kernel, W/kernel]}. */
    public static Layer averagePool2d(int kernel) {
        return pool(false, kernel);
    }

    /** Returns the mean of each channel: {@code [N, C, …]} to {@code [N, C]}. */
    public static Layer globalAveragePool() {
        return new GlobalAveragePool();
    }

    /** Returns all numbers of a row in one dimension: {@code [N, …]} to {@code [N, F]}. */
    public static Layer flatten() {
        return new Flatten();
    }

    /** Returns zeros at random while training. The probability is from 0 to below 1. */
    public static Layer dropout(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("probability is " + probability + ", and must be from 0 to below 1");
        }
        return new Dropout(probability);
    }

    /** Returns batch normalisation with momentum 0.1 and epsilon 1e-5. */
    public static Layer batchNorm() {
        return new BatchNorm(BatchNorm.MOMENTUM, BatchNorm.EPSILON);
    }

    /** Returns layer normalisation over all numbers of a row, with epsilon 1e-5. */
    public static Layer layerNorm() {
        return new LayerNorm(BatchNorm.EPSILON);
    }

    /** Returns vectors of whole numbers: int64 {@code [N, L]} to {@code [N, dimensions, L]}, {@code [N]} to {@code [N, dimensions]}. */
    public static Layer embedding(int vocabulary, int dimensions) {
        return new Embedding(positive("vocabulary", vocabulary), positive("dimensions", dimensions));
    }

    /** Returns {@code x + layers(x)}, where shapes differ with a projection of {@code x}. */
    public static Layer residual(Layer... layers) {
        return new Residual(Network.of(List.of(layers)));
    }

    /** Returns {@code max(0, x)}; for the other activations see {@link #line}. */
    public static Layer relu() {
        return Activation.of(Activation.Function.RELU);
    }

    private static Layer convolution(int filters, Extent kernel) {
        return new Convolution(positive("filters", filters), new Sliding(kernel, Extent.of(1), Optional.empty()), 1);
    }

    private static Layer pool(boolean largest, int kernel) {
        Extent window = Extent.of(positive("kernel", kernel), kernel);
        return new Pool(largest, new Sliding(window, window, Optional.of(Extent.of(0))));
    }

    private static long positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be 1 or more");
        }
        return value;
    }
}
