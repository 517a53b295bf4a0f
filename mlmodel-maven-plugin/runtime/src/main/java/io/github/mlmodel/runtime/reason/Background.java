package io.github.mlmodel.runtime.reason;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import io.github.mlmodel.runtime.column.BatchColumn;
import io.github.mlmodel.runtime.column.BatchColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What the columns were over the training rows, each by itself, as {@code statistics.json} records it: a number stands for each
 * part of a column's numbers, a category for itself, and no words for all words. No row of the data is in it, and none is made
 * of it but by drawing each column's value by itself.
 */
public final class Background {

    private final ModelDescription description;
    private final List<Values> columns;

    /**
     * A column's values.
     *
     * @param numbers values, NaN where missing; empty for texts
     * @param texts values, nothing where missing; empty for numbers
     * @param shares how much of the rows has each, which sum to 1
     */
    private record Values(double[] numbers, @Nullable String[] texts, double[] shares) {

        /** Returns the value under which lies a share of all rows. */
        int at(double share) {
            double sum = 0;
            for (int i = 0; i < shares.length - 1; i++) {
                sum += shares[i];
                if (share < sum) {
                    return i;
                }
            }
            return shares.length - 1;
        }
    }

    private Background(ModelDescription description, List<Values> columns) {
        this.description = description;
        this.columns = columns;
    }

    /**
     * Reads what is recorded.
     *
     * @param json the file, or nothing where there is none
     * @throws MlModelException if it is not there or broken, or says nothing of a column
     */
    public static Background of(ModelDescription description, byte @Nullable [] json, String origin) {
        if (json == null) {
            throw MlModelException.user("The predictions of " + origin + " cannot be explained: nothing says what the"
                    + " columns were in training, for there is no " + ModelFile.STATISTICS
                    + " beside the model. Train the model by this version of the plugin.");
        }
        Map<String, Recorded> recorded = read(json, origin);
        List<Values> columns = new ArrayList<>();
        for (ColumnSchema column : description.signature().columns()) {
            Recorded known = recorded.get(column.name());
            if (known == null && column.kind() != ColumnKind.TEXT) {
                throw MlModelException.user("The predictions of " + origin + " cannot be explained: "
                        + ModelFile.STATISTICS + " says nothing of column '" + column.name()
                        + "', as of the columns of a table that is too wide.");
            }
            columns.add(values(column, known));
        }
        return new Background(description, columns);
    }

    /** A column of the file. */
    private record Recorded(
            String name, double missing, List<Double> bounds, List<Double> counts, List<String> categories) {

        private boolean isSound() {
            boolean fit = counts.isEmpty()
                    || (categories.isEmpty() ? counts.size() == bounds.size() + 1 : counts.size() == categories.size());
            return fit
                    && missing >= 0
                    && counts.stream().allMatch(count -> count >= 0 && Double.isFinite(count))
                    && bounds.stream().allMatch(bound -> Double.isFinite(bound));
        }
    }

    private static Map<String, Recorded> read(byte[] json, String origin) {
        try {
            JsonValue root = JsonValue.parse(json);
            Map<String, Recorded> recorded = new HashMap<>();
            root.member("columns").list(Background::recorded).forEach(it -> recorded.put(it.name, it));
            List<String> wrong = new ArrayList<>(root.wrong());
            recorded.values().stream()
                    .filter(it -> !it.isSound())
                    .forEach(it -> wrong.add("the parts of '" + it.name + "' make no sense"));
            if (wrong.isEmpty()) {
                return recorded;
            }
            throw MlModelException.user(unreadable(origin, String.join("; ", wrong)));
        } catch (NoJsonException e) {
            throw MlModelException.user(unreadable(origin, e.clause()), e);
        }
    }

    private static String unreadable(String origin, String clause) {
        return ModelFile.STATISTICS + " of " + origin + " cannot be read: " + clause + ".";
    }

    private static Recorded recorded(JsonValue column) {
        String name = column.member("name").text();
        double missing = column.member("missing").number();
        JsonValue categories = column.member("categories");
        JsonValue counts = column.member("counts");
        if (!categories.isMissing()) {
            return new Recorded(
                    name,
                    missing,
                    List.of(),
                    categories.list(it -> it.member("rows").number()),
                    categories.list(it -> it.member("category").text()));
        }
        return counts.isMissing()
                ? new Recorded(name, missing, List.of(), List.of(), List.of())
                : new Recorded(
                        name,
                        missing,
                        column.member("bounds").list(JsonValue::number),
                        counts.list(JsonValue::number),
                        List.of());
    }

    private static Values values(ColumnSchema column, @Nullable Recorded known) {
        boolean ofNumbers = column.kind() == ColumnKind.NUMERIC || column.kind() == ColumnKind.DATE;
        int parts = known == null ? 0 : known.counts.size();
        double[] numbers = new double[ofNumbers ? parts + 1 : 0];
        @Nullable String[] texts = new @Nullable String[ofNumbers ? 0 : parts + 1];
        double[] shares = new double[parts + 1];
        for (int part = 0; part < parts && known != null; part++) {
            shares[part] = known.counts.get(part);
            if (ofNumbers) {
                numbers[part] = middle(column, known.bounds, part);
            } else {
                texts[part] = known.categories.get(part);
            }
        }
        if (ofNumbers) {
            numbers[parts] = Double.NaN;
        }
        shares[parts] = known == null ? 1 : known.missing;
        double sum = Arrays.stream(shares).sum();
        if (sum == 0) {
            shares[parts] = 1;
        }
        double divisor = sum == 0 ? 1 : sum;
        return new Values(
                numbers, texts, Arrays.stream(shares).map(it -> it / divisor).toArray());
    }

    /** The number in the middle of a part; the outer parts end where the column's range does. */
    private static double middle(ColumnSchema column, List<Double> bounds, int part) {
        double low = part > 0 ? bounds.get(part - 1) : end(column, bounds, true);
        double high = part < bounds.size() ? bounds.get(part) : end(column, bounds, false);
        return low + (high - low) / 2;
    }

    private static double end(ColumnSchema column, List<Double> bounds, boolean lower) {
        if (column.seen() instanceof SeenValues.Range range) {
            return lower ? range.smallest() : range.largest();
        }
        return bounds.isEmpty() ? 0 : bounds.get(lower ? 0 : bounds.size() - 1);
    }

    /** Returns how many rows have each value of each column at least once. */
    int rows() {
        return columns.stream().mapToInt(column -> column.shares.length).max().orElse(1);
    }

    /** Returns the share of the training rows that has a column's value of {@link #eachValue}'s row; 0 behind the last. */
    double share(int column, int row) {
        double[] shares = columns.get(column).shares;
        return row < shares.length ? shares[row] : 0;
    }

    /** Returns rows of which the first have a column's first value, the second its second one, and so on. */
    BatchColumns eachValue() {
        int rows = rows();
        int[][] places = new int[columns.size()][rows];
        for (int column = 0; column < places.length; column++) {
            int last = columns.get(column).shares.length - 1;
            Arrays.setAll(places[column], row -> Math.min(row, last));
        }
        return columns(places);
    }

    /** Returns rows in which each column has its values as often as in training, independently of the other columns. */
    BatchColumns drawn(int rows, Random random) {
        int[][] places = new int[columns.size()][];
        for (int column = 0; column < places.length; column++) {
            List<Integer> order = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                order.add(columns.get(column).at((row + random.nextDouble()) / rows));
            }
            Collections.shuffle(order, random);
            places[column] = order.stream().mapToInt(Integer::intValue).toArray();
        }
        return columns(places);
    }

    private BatchColumns columns(int[][] places) {
        Map<String, BatchColumn> byName = new LinkedHashMap<>();
        for (int column = 0; column < places.length; column++) {
            String name = description.signature().columns().get(column).name();
            Values values = columns.get(column);
            int[] chosen = places[column];
            if (values.numbers.length > 0) {
                double[] numbers = new double[chosen.length];
                Arrays.setAll(numbers, row -> values.numbers[chosen[row]]);
                byName.put(name, new BatchColumn.Doubles(numbers));
            } else {
                @Nullable String[] texts = new @Nullable String[chosen.length];
                Arrays.setAll(texts, row -> values.texts[chosen[row]]);
                byName.put(name, new BatchColumn.Texts(texts));
            }
        }
        return new BatchColumns(places.length == 0 ? 0 : places[0].length, byName);
    }
}
