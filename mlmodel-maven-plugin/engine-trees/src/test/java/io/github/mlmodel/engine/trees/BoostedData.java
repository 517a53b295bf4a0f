package io.github.mlmodel.engine.trees;

import io.github.mlmodel.engine.trees.boosting.GradientBoostingTrainer;
import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Trains by gradient boosting, and makes other rows of sample data. */
public final class BoostedData {

    private BoostedData() {}

    static TrainedModel<FeatureMatrix> train(TrainingData<FeatureMatrix, ?> data, int threads, String... parameters) {
        return new GradientBoostingTrainer(
                        ForestTest.spec("gradient-boosting", parameters),
                        data.target().task())
                .learners()
                .train(data, SampleData.context(threads))
                .orElseThrow()
                .model();
    }

    static TrainingData<FeatureMatrix, Target.Numbers> numbers(double[] targets, float[]... columns) {
        return new TrainingData<>(matrix(columns), new Target.Numbers(targets), null);
    }

    static FeatureMatrix matrix(float[]... columns) {
        return new FeatureMatrix(
                columns[0].length,
                IntStream.range(0, columns.length).mapToObj(c -> "x" + c).toList(),
                Arrays.stream(columns)
                        .<FeatureColumn>map(FeatureColumn.Dense::new)
                        .toList());
    }

    /** Takes every ninth value of the first columns away. */
    public static <T extends Target> TrainingData<FeatureMatrix, T> withMissing(TrainingData<FeatureMatrix, T> data) {
        FeatureMatrix features = columns(data.features(), column -> {
            if (column instanceof FeatureColumn.Dense dense && dense.values()[0] != dense.values()[1]) {
                float[] values = dense.values().clone();
                for (int row = Float.floatToIntBits(values[0]) & 7; row < values.length; row += 9) {
                    values[row] = Float.NaN;
                }
                return new FeatureColumn.Dense(values);
            }
            return column;
        });
        return new TrainingData<>(features, data.target(), data.weights());
    }

    /** Adds a column whose categories are numbered: the first of so many is the most frequent; of some rows it is unknown. */
    public static <T extends Target> TrainingData<FeatureMatrix, T> withCategories(
            TrainingData<FeatureMatrix, T> data, int categories, long seed) {
        Mix64 random = Mix64.of(seed, 17);
        float[] numbers = new float[data.rows()];
        for (int row = 0; row < numbers.length; row++) {
            double drawn = random.nextDouble() * random.nextDouble();
            numbers[row] = row % 50 == 49 ? 0 : 1 + (int) (drawn * categories);
        }
        List<String> names = new ArrayList<>(data.features().names());
        List<FeatureColumn> columns = new ArrayList<>(data.features().columns());
        List<FeatureGroup> groups = new ArrayList<>(data.features().groups());
        groups.add(new FeatureGroup(FeatureGroup.Kind.NUMBERED, "shop", names.size(), names.size() + 1));
        names.add("shop");
        columns.add(new FeatureColumn.Dense(numbers));
        return new TrainingData<>(
                new FeatureMatrix(data.rows(), names, columns, groups), data.target(), data.weights());
    }

    /** Writes lists out. */
    static FeatureMatrix dense(FeatureMatrix features) {
        return columns(features, column -> new FeatureColumn.Dense(values(column, features.rows())));
    }

    /** Returns rows by their numbers, which may repeat; columns stay lists where they are. */
    public static <T extends Target> TrainingData<FeatureMatrix, T> select(
            TrainingData<FeatureMatrix, T> data, int[] rows) {
        List<FeatureColumn> columns = new ArrayList<>();
        for (FeatureColumn column : data.features().columns()) {
            float[] ofAll = values(column, data.rows());
            float[] values = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = ofAll[rows[i]];
            }
            columns.add(column instanceof FeatureColumn.Dense ? new FeatureColumn.Dense(values) : sparse(values));
        }
        float[] all = data.weights();
        float[] weights = all == null ? null : new float[rows.length];
        for (int i = 0; all != null && weights != null && i < rows.length; i++) {
            weights[i] = all[rows[i]];
        }
        @SuppressWarnings("unchecked") // a target of the same kind
        T target = (T) data.target()
                .<Target>choose(
                        classes -> new Target.Classes(
                                classes.labels(),
                                Arrays.stream(rows)
                                        .map(row -> classes.ids()[row])
                                        .toArray()),
                        numbers -> new Target.Numbers(Arrays.stream(rows)
                                .mapToDouble(row -> numbers.values()[row])
                                .toArray()));
        FeatureMatrix features = new FeatureMatrix(
                rows.length, data.features().names(), columns, data.features().groups());
        return new TrainingData<>(features, target, weights);
    }

    static double accuracy(TrainedModel<FeatureMatrix> model, TrainingData<FeatureMatrix, Target.Classes> unseen) {
        float[] probabilities = model.predict(unseen.features()).values();
        return IntStream.range(0, unseen.rows())
                        .filter(row -> (probabilities[2 * row + 1] > 0.5f ? 1 : 0)
                                == unseen.target().ids()[row])
                        .count()
                / (double) unseen.rows();
    }

    static int different(float[] values) {
        return (int) IntStream.range(0, values.length)
                .mapToObj(i -> values[i])
                .distinct()
                .count();
    }

    private static FeatureMatrix columns(FeatureMatrix features, UnaryOperator<FeatureColumn> change) {
        return new FeatureMatrix(
                features.rows(),
                features.names(),
                features.columns().stream().map(change).toList());
    }

    private static float[] values(FeatureColumn column, int rows) {
        return RowBlock.copy(new FeatureMatrix(rows, List.of("x"), List.of(column)), 0, rows);
    }

    private static FeatureColumn.Sparse sparse(float[] values) {
        int[] rows = IntStream.range(0, values.length)
                .filter(row -> values[row] != 0)
                .toArray();
        float[] listed = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            listed[i] = values[rows[i]];
        }
        return new FeatureColumn.Sparse(rows, listed);
    }
}
