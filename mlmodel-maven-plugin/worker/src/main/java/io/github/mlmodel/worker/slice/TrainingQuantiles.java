package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quantiles of columns over the training rows, between two values in proportion, as NumPy's default has them. */
final class TrainingQuantiles {

    private final Set<String> columns;
    private final Supplier<ReadRequest> training;
    private @Nullable SliceTexts texts;

    TrainingQuantiles(List<SliceSpec> slices, Supplier<ReadRequest> training) {
        this.columns = slices.stream()
                .filter(SliceSpec.Quantiles.class::isInstance)
                .map(slice -> slice.divides().orElseThrow())
                .collect(Collectors.toSet());
        this.training = training;
    }

    /** Returns what lies between the slices. */
    List<String> bounds(SliceSpec.Quantiles spec) {
        double[] values = values(spec.column());
        List<String> bounds = new ArrayList<>();
        for (int i = 1; i < spec.bins(); i++) {
            double place = (double) i / spec.bins() * (values.length - 1);
            int below = (int) place;
            double low = values[below];
            double high = values[Math.min(below + 1, values.length - 1)];
            bounds.add(NumberText.of(low + (place - below) * (high - low)));
        }
        return bounds;
    }

    private double[] values(String column) {
        if (texts == null) {
            texts = SliceReader.read(training.get(), columns);
        }
        Column.Texts read = texts.column(column);
        String[] dictionary = read.dictionary();
        double[] numbers = new double[dictionary.length];
        for (int code = 0; code < numbers.length; code++) {
            numbers[code] = NumberText.parse(dictionary[code]);
        }
        double[] values = Arrays.stream(read.codes())
                .filter(code -> code >= 0)
                .mapToDouble(code -> number(numbers[code], dictionary[code], column))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length == 0) {
            throw MlModelException.user("Column '" + Printable.text(column)
                    + "' has no number in the training rows, so that it has no quantiles. Correct <slices>.");
        }
        return values;
    }

    private static double number(double number, String text, String column) {
        if (Double.isNaN(number) && !MissingWords.contains(text)) {
            throw MlModelException.user("Column '" + Printable.text(column) + "' has '" + Printable.text(text)
                    + "' in the training rows, which is no number, so that it has no quantiles. Correct <slices>, or the"
                    + " column.");
        }
        return number;
    }
}
