package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Random numbers inside a training graph, without any state. For each place in the network that asks, step and row, Java gives
 * two 24-bit keys a and b, and the row's element j is {@code (a·h(j) + b) mod 2^24 / 2^24}, where h(j) are fixed 24-bit
 * random numbers: multiply-add hashing, in which any two elements are as good as independent (Dietzfelbinger 1996).
 *
 * <p>All numbers are integers below 2^53 in float64, so that every device computes the same ones. Integer arithmetic would
 * be slower: neither shifts nor bitwise operators run on CUDA, and Mod divides.
 */
final class RandomSites {

    /** Prefix of the inputs that hold keys: float64 {@code [steps, rows, 2]}. */
    static final String INPUT = "random.";

    private static final int BITS = 24;
    private static final double UNIT = 1.0 / (1 << BITS);

    private final TensorGraph outer;
    private final TensorGraph body;
    private final Tensor step;
    private final List<Integer> rows = new ArrayList<>();

    RandomSites(TensorGraph outer, TensorGraph body, Tensor step) {
        this.outer = outer;
        this.body = body;
        this.step = step;
    }

    /** Returns, for each place that asked, how many rows it has. */
    List<Integer> rows() {
        return List.copyOf(rows);
    }

    /** Adds the operators that give random floats in [0, 1). */
    Tensor uniform(long... shape) {
        int length = shape.length == 0 ? 1 : Math.toIntExact(shape[0]);
        int width = 1;
        for (int i = 1; i < shape.length; i++) {
            width = Math.multiplyExact(width, Math.toIntExact(shape[i]));
        }
        Tensor keys = body.outer(outer.input(INPUT + rows.size(), ElementType.DOUBLE, ValueInfo.ROWS, length, 2))
                .gather(step, 0);
        rows.add(length);
        Tensor factor = keys.gather(body.longs(0), 1);
        Tensor shift = keys.gather(body.longs(1), 1);
        Tensor mixed = factor.mul(places(width)).add(shift);
        Tensor fraction = mixed.sub(body.apply("Floor", List.of(mixed)));
        return fraction.cast(ElementType.FLOAT).reshape(shape);
    }

    private Tensor places(int width) {
        double[] places = new double[width];
        for (int j = 0; j < width; j++) {
            places[j] = Chance64.hash(0, j) >>> (64 - BITS);
        }
        return body.constant(TensorData.doubles(places, 1, width));
    }

    /** Returns the keys of one place for some steps: {@code [steps, rows, 2]}, multiples of 2^-24 in [0, 1). */
    static double[] keys(long seed, int site, long firstStep, int steps, int rows) {
        double[] keys = new double[Math.multiplyExact(2 * steps, rows)];
        for (int s = 0; s < steps; s++) {
            long key = Chance64.hash(seed, site, firstStep + s);
            for (int row = 0; row < rows; row++) {
                long bits = Chance64.hash(key, row);
                int at = 2 * (s * rows + row);
                keys[at] = (bits >>> (64 - BITS)) * UNIT;
                keys[at + 1] = (bits & ((1 << BITS) - 1)) * UNIT;
            }
        }
        return keys;
    }
}
