package io.github.mlmodel.engine.trees.boosting;

/** The least of some numbers up to which a share of their weight lies: the same in whatever order they come. */
final class WeightedQuantile {

    private final double[] values;
    private final long[] weights;
    private int size;
    private long total;

    /** Makes room for numbers. */
    WeightedQuantile(int most) {
        values = new double[most];
        weights = new long[most];
    }

    void clear() {
        size = 0;
        total = 0;
    }

    void add(double value, long weight) {
        values[size] = value;
        weights[size++] = weight;
        total += weight;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Finds it by halves around a middle number, which reorders what was added. */
    double at(double share) {
        long wanted = Math.max(1, Math.min(total, (long) Math.ceil(share * total)));
        int from = 0;
        int to = size;
        while (true) {
            double pivot = values[(from + to) >>> 1];
            int below = from;
            int above = to;
            long lighter = 0;
            long equal = 0;
            for (int i = from; i < above; ) {
                if (values[i] < pivot) {
                    lighter += weights[i];
                    swap(i++, below++);
                } else if (values[i] > pivot) {
                    swap(i, --above);
                } else {
                    equal += weights[i++];
                }
            }
            if (wanted <= lighter) {
                to = below;
            } else if (wanted <= lighter + equal) {
                return pivot;
            } else {
                wanted -= lighter + equal;
                from = above;
            }
        }
    }

    private void swap(int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
        long weight = weights[i];
        weights[i] = weights[j];
        weights[j] = weight;
    }
}
