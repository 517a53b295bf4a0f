package io.github.mlmodel.runtime;

import org.jspecify.annotations.Nullable;

/** A batch's column, in one of the forms that callers have. */
sealed interface BatchColumn {

    /** Numbers. */
    sealed interface Numbers extends BatchColumn {

        /** Returns the row's number; NaN where it is missing. */
        double number(int row);
    }

    /** Words. */
    sealed interface Words extends BatchColumn {

        /** Returns the row's text; the empty text where it is missing. */
        String text(int row);
    }

    /** Numbers in double precision. */
    record Doubles(double[] values) implements Numbers {
        @Override
        public double number(int row) {
            return values[row];
        }
    }

    /** Numbers in single precision. */
    record Floats(float[] values) implements Numbers {
        @Override
        public double number(int row) {
            return values[row];
        }
    }

    /** A text a row. */
    record Texts(@Nullable String[] values) implements Words {
        @Override
        public String text(int row) {
            String text = values[row];
            return text == null ? "" : text;
        }
    }

    /** A place in a dictionary a row. */
    record Coded(String[] dictionary, int[] codes) implements Words {
        @Override
        public String text(int row) {
            return codes[row] < 0 ? "" : dictionary[codes[row]];
        }
    }
}
