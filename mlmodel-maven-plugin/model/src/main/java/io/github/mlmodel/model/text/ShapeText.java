package io.github.mlmodel.model.text;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Shapes as messages write them. */
public final class ShapeText {

    /** The length that a dimension of rows has in ONNX. */
    private static final long ROWS = -1;

    private ShapeText() {}

    /** Returns for example {@code 28x28x1}. */
    public static String of(long... lengths) {
        return of(LongStream.of(lengths).boxed().toList());
    }

    /** Returns for example {@code 28x28x1}. */
    public static String of(List<Long> lengths) {
        return of(lengths, Long::toString);
    }

    /** Returns for example {@code anyx28x28}, by what is said of a length. */
    public static String of(List<Long> lengths, LongFunction<String> text) {
        return lengths.stream().map(text::apply).collect(Collectors.joining("x"));
    }

    /** Returns for example {@code [N, 3]}, of a tensor with a row for each of N. */
    public static String ofTensor(List<Long> shape) {
        return shape.stream()
                .map(length -> length == ROWS ? "N" : Long.toString(length))
                .toList()
                .toString();
    }
}
