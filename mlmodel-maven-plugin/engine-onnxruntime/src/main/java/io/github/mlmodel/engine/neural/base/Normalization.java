package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import java.util.Arrays;
import java.util.List;

/**
 * What is done with a base's input before the base: {@code (x - mean) / std}, as torchvision's {@code Normalize}.
 *
 * @param mean one number a channel of images or a column of a table, or one for all
 * @param std as many numbers, none of them 0
 */
public record Normalization(List<Double> mean, List<Double> std) {

    /** Copies the lists. */
    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    Tensor apply(Tensor input, String base) {
        return input.sub(constant(mean, "mean", input, base)).div(constant(std, "std", input, base));
    }

    /** Channels, or columns, are the second dimension. */
    private static Tensor constant(List<Double> numbers, String what, Tensor input, String base) {
        long channels = input.length(1);
        if (numbers.size() != 1 && numbers.size() != channels) {
            throw MlModelException.user("<normalization><" + what + "> has " + numbers.size()
                    + " numbers, and the input of base '" + base + "' has " + channels
                    + (input.rank() == 4 ? " channels" : " columns") + ". Give one number for each, or one for all.");
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        long[] shape = new long[input.rank()];
        Arrays.fill(shape, 1);
        shape[1] = values.length;
        return input.graph().floats(values, shape);
    }
}
