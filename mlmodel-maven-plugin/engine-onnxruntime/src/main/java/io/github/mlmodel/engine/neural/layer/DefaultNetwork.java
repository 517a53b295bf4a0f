package io.github.mlmodel.engine.neural.layer;

import java.util.ArrayList;
import java.util.List;

/** Layers for those who write none. */
public final class DefaultNetwork {

    private static final long SMALLEST_TO_HALVE = 8;
    private static final long FIRST_FILTERS = 32;
    private static final long MOST_FILTERS = 128;

    private DefaultNetwork() {}

    /**
     * Returns the lines of a network that fits rows of a shape.
     *
     * <p>Images: convolutions 3x3 of 32, 64, 128, 128, … filters; after each, sides of 8 and more are halved by max-pool, until
     * none is left; then dropout 0.25 and a dense layer of 128 units. Images of 28x28 and 8x8 thus get two convolutions,
     * 32x32 three, 224x224 five. Everything else: two dense layers of 128 and 64 units, each with dropout 0.1.
     *
     * @param row the shape of one row: {@code F} or {@code C, H, W}
     */
    public static String lines(long... row) {
        return switch (row.length) {
            case 1 -> "dense 128 relu\ndropout 0.1\ndense 64 relu\ndropout 0.1";
            case 3 -> image(row[1], row[2]);
            default ->
                throw new IllegalArgumentException("no default network for rows of " + row.length + " dimensions");
        };
    }

    private static String image(long height, long width) {
        List<String> lines = new ArrayList<>();
        long filters = FIRST_FILTERS;
        long h = height;
        long w = width;
        while (filters <= 2 * FIRST_FILTERS || Math.max(h, w) >= SMALLEST_TO_HALVE) {
            lines.add("conv " + filters + " 3x3 relu");
            long down = h >= SMALLEST_TO_HALVE ? 2 : 1;
            long across = w >= SMALLEST_TO_HALVE ? 2 : 1;
            if (down * across > 1) {
                lines.add("max-pool " + Extent.of(down, across));
            }
            h /= down;
            w /= across;
            filters = Math.min(MOST_FILTERS, 2 * filters);
        }
        lines.addAll(List.of("flatten", "dropout 0.25", "dense 128 relu"));
        return String.join("\n", lines);
    }
}
