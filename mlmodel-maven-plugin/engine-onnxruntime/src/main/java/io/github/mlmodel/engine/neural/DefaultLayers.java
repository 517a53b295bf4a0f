package io.github.mlmodel.engine.neural;

import java.util.List;

/** Layers for those who give none. */
final class DefaultLayers {

    private static final int LEAST_FOR_TWO_BLOCKS = 12;

    private static final String TABLE = "dense 128 relu\ndense 64 relu";
    private static final String SMALL_IMAGE =
            "conv 32 3x3 relu\nconv 32 3x3 relu\nmax-pool 2x2\nflatten\ndense 128 relu";
    private static final String IMAGE =
            "conv 32 3x3 relu\nmax-pool 2x2\nconv 64 3x3 relu\nmax-pool 2x2\nflatten\ndropout 0.25\ndense 128 relu";

    private DefaultLayers() {}

    /** Returns lines for rows of a shape: {@code [D]}, or {@code [C, H, W]} of images. */
    static String of(List<Long> shape) {
        if (shape.size() == 1) {
            return TABLE;
        }
        return Math.min(shape.get(1), shape.get(2)) < LEAST_FOR_TWO_BLOCKS ? SMALL_IMAGE : IMAGE;
    }
}
