package io.github.mlmodel.runtime;

import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.text.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a model gave for some rows.
 *
 * @param output what the values are
 * @param target what the model predicts
 * @param rows number of rows
 * @param labelIndexes place of each row's predicted label; empty for regression
 * @param values row after row, {@link #width} a row
 * @param asked says what is doubtful about the rows
 */
record PredictedValues(
        OutputName output, PredictedColumn target, int rows, int[] labelIndexes, float[] values, Doubts.Asked asked) {

    private static final int SHOWN_DIGITS = 3;

    int width() {
        return width(target);
    }

    /** Returns how many values a row has. */
    static int width(PredictedColumn target) {
        return target.choose(classes -> classes.labels().size(), numbers -> 1);
    }

    List<String> labels() {
        return target.labels();
    }

    /** Returns the place of what is predicted among a row's values. */
    int place(int row) {
        return target.choose(classes -> labelIndexes[row], numbers -> 0);
    }

    int labelIndex(int row) {
        return target.choose(classes -> labelIndexes[row], numbers -> {
            throw new IllegalStateException("The model gives a number and no label. Ask for value().");
        });
    }

    String label(int row) {
        return labels().get(labelIndex(row));
    }

    /** Returns the label with its probability or score, or the number: {@code yes (probability 0.917)}, {@code 371.5}. */
    String text(int row) {
        return target.choose(
                classes -> Printable.text(label(row)) + " (" + (output == OutputName.SCORES ? "score " : "probability ")
                        + rounded(value(row, labelIndex(row))) + ")",
                numbers -> KnownColumn.number(value(row, 0)));
    }

    /** Returns three digits of a value; more would not tell a reader more. */
    private static String rounded(float value) {
        return KnownColumn.number(new BigDecimal(Float.toString(value))
                .round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue());
    }

    float value(int row, int column) {
        if (column < 0 || column >= width()) {
            throw new IndexOutOfBoundsException("column " + column + " of " + width());
        }
        return values[Math.addExact(Math.multiplyExact(row, width()), column)];
    }

    void requireOutput(OutputName wanted) {
        if (output != wanted) {
            throw new IllegalStateException("The model gives " + given(output) + " and " + lacked(wanted) + ". Ask for "
                    + instead(output) + ".");
        }
    }

    private static String instead(OutputName output) {
        return switch (output) {
            case LABEL, PROBABILITIES, SCORES -> "label(), or for " + output.text() + "()";
            case PREDICTION -> "value()";
        };
    }

    private static String given(OutputName output) {
        return switch (output) {
            case LABEL -> "labels";
            case PROBABILITIES, SCORES -> "a label with " + output.text();
            case PREDICTION -> "a number";
        };
    }

    private static String lacked(OutputName output) {
        return switch (output) {
            case LABEL, PROBABILITIES, SCORES -> "no " + output.text();
            case PREDICTION -> "no number";
        };
    }
}
