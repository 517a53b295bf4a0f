package io.github.mlmodel.worker.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A column of a table in primitive arrays, shared and never written to after the table was made. */
public sealed interface Column {

    /** Returns the column's name in the data. */
    String name();

    /** Returns whether the row has no value. */
    boolean missing(int row);

    /**
     * Numbers.
     *
     * @param name the column's name
     * @param values a value a row; NaN is missing
     */
    record Numbers(String name, double[] values) implements Column {
        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }
    }

    /**
     * Texts, dictionary-coded.
     *
     * @param name the column's name
     * @param dictionary the different texts, in order of first appearance in the files
     * @param codes an index into the dictionary a row; -1 is missing
     */
    record Texts(String name, String[] dictionary, int[] codes) implements Column {
        @Override
        public boolean missing(int row) {
            return codes[row] < 0;
        }

        /** Returns how many rows have each text. */
        public Map<String, Long> counts() {
            long[] rows = new long[dictionary.length];
            for (int code : codes) {
                if (code >= 0) {
                    rows[code]++;
                }
            }
            Map<String, Long> counts = new HashMap<>();
            for (int code = 0; code < rows.length; code++) {
                if (rows[code] > 0) {
                    counts.put(dictionary[code], rows[code]);
                }
            }
            return counts;
        }

        /** Returns how many rows have no value. */
        public long missing() {
            return Arrays.stream(codes).filter(code -> code < 0).count();
        }

        /** Returns the numbers that the texts are by {@code parsed}; NaN where there is none. */
        public Numbers numbers(ToDoubleFunction<String> parsed) {
            double[] numbers = Arrays.stream(dictionary).mapToDouble(parsed).toArray();
            double[] values = new double[codes.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = codes[row] < 0 ? Double.NaN : numbers[codes[row]];
            }
            return new Numbers(name, values);
        }
    }
}
