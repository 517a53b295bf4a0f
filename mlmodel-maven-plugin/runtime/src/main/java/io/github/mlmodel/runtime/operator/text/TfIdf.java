package io.github.mlmodel.runtime.operator.text;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.LongPlaces;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;

/**
 * Counts runs of neighbouring numbers in each row. The runs that are counted form a tree: a number leads from a run to the one
 * that is longer by it.
 */
public final class TfIdf {

    private final LongPlaces numbers;
    private final LongPlaces steps;
    private final int[] outputs;
    private final int least;
    private final int most;
    private final int width;

    private TfIdf(LongPlaces numbers, LongPlaces steps, int[] outputs, int least, int most, int width) {
        this.numbers = numbers;
        this.steps = steps;
        this.outputs = outputs;
        this.least = least;
        this.most = most;
        this.width = width;
    }

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows(
                "mode",
                "min_gram_length",
                "max_gram_length",
                "max_skip_count",
                "ngram_counts",
                "ngram_indexes",
                "pool_int64s");
        site.only("mode", "TF");
        site.only("max_skip_count", 0);
        site.of(0, TensorElement.INT64);
        TfIdf counter = of(site.attributes());
        return Bound.of(TensorElement.FLOAT, in -> counter.count(in[0]));
    }

    /** Reads which runs are counted. */
    public static TfIdf of(Attributes attributes) {
        long[] pool = attributes.integers("pool_int64s");
        int[] starts = attributes.ints("ngram_counts");
        int[] indexes = attributes.ints("ngram_indexes");
        int least = Math.toIntExact(attributes.integer("min_gram_length", 1));
        int most = Math.toIntExact(attributes.integer("max_gram_length", 1));
        if (least < 1 || most < least || most > starts.length) {
            throw new IllegalArgumentException("runs of " + least + " to " + most + " numbers are counted");
        }
        LongPlaces numbers = new LongPlaces(pool.length);
        LongPlaces steps = new LongPlaces(pool.length);
        int[] outputs = new int[pool.length];
        Arrays.fill(outputs, -1);
        int run = 0;
        for (int length = 1; length <= starts.length; length++) {
            int end = length < starts.length ? starts[length] : pool.length;
            if (starts[length - 1] < 0 || end > pool.length) {
                throw new IllegalArgumentException("runs begin at " + starts[length - 1]);
            }
            for (int from = starts[length - 1]; from + length <= end; from += length) {
                int at = -1;
                for (int i = 0; i < length; i++) {
                    at = steps.add(step(at, numbers.add(pool[from + i])));
                }
                outputs[at] = run < indexes.length ? indexes[run] : -1;
                run++;
            }
        }
        return new TfIdf(numbers, steps, outputs, least, most, width(indexes, run));
    }

    private static int width(int[] indexes, int runs) {
        int width = 0;
        for (int index : indexes) {
            if (index < 0) {
                throw new IllegalArgumentException("a run is counted at " + index);
            }
            width = Math.max(width, Math.addExact(index, 1));
        }
        if (runs != indexes.length) {
            throw new IllegalArgumentException(runs + " runs are counted at " + indexes.length + " places");
        }
        return width;
    }

    private static long step(int run, int number) {
        return ((long) (run + 1) << 32) | number;
    }

    private TensorValue count(TensorValue in) {
        if (in.rank() == 0 || in.rank() > 2) {
            throw new IllegalArgumentException("runs of a tensor of shape " + Arrays.toString(in.shape()));
        }
        int columns = in.shape()[in.rank() - 1];
        int rows = in.rank() == 1 ? 1 : in.shape()[0];
        float[] counts = new float[Math.multiplyExact(rows, width)];
        int[] found = new int[Math.multiplyExact(columns, most)];
        for (int row = 0; row < rows; row++) {
            int size = find(in.longs(), row * columns, (row + 1) * columns, found);
            for (int i = 0; i < size; i++) {
                counts[row * width + found[i]]++;
            }
        }
        return in.rank() == 1 ? TensorValue.of(counts, width) : TensorValue.of(counts, rows, width);
    }

    /** Returns the number of places at which runs are counted. */
    public int width() {
        return width;
    }

    /** Returns how many numbers the longest run has. */
    public int longest() {
        return most;
    }

    /** Returns whether a number is in a run that is counted. */
    public boolean knows(long number) {
        return numbers.of(number) >= 0;
    }

    /**
     * Finds runs among numbers.
     *
     * @param found takes the place at which each is counted; it has room for {@link #longest} of each number
     * @return how many there are
     */
    public int find(long[] given, int from, int end, int[] found) {
        int size = 0;
        for (int first = from; first < end; first++) {
            int run = -1;
            for (int i = first; i < Math.min(end, first + most); i++) {
                int number = numbers.of(given[i]);
                run = number < 0 ? -1 : steps.of(step(run, number));
                if (run < 0) {
                    break;
                }
                if (i - first + 1 >= least && outputs[run] >= 0) {
                    found[size++] = outputs[run];
                }
            }
        }
        return size;
    }
}
