package io.github.mlmodel.engine.trees;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small made-up data: five numbers, a rounded number, a constant, and a category of four as sparse columns. */
public final class SampleData {

    private SampleData() {}

    /** Returns rows whose label depends on numbers and category, with some noise. */
    public static TrainingData<FeatureMatrix, Target.Classes> classification(int rows, int classes, long seed) {
        return classes(rows, classes, seed, null);
    }

    /** Returns such rows with weights. */
    public static TrainingData<FeatureMatrix, Target.Classes> weighted(int rows, int classes, long seed) {
        float[] weights = new float[rows];
        Mix64 random = Mix64.of(seed, 99);
        for (int i = 0; i < rows; i++) {
            weights[i] = 0.25f + (float) random.nextDouble();
        }
        return classes(rows, classes, seed, weights);
    }

    public static TrainingData<FeatureMatrix, Target.Numbers> regression(int rows, long seed) {
        double[] scores = new double[rows];
        FeatureMatrix features = features(seed, scores);
        return new TrainingData<>(features, new Target.Numbers(scores), null);
    }

    static TrainedModel<FeatureMatrix> train(
            TrainerSpec spec, TrainingData<FeatureMatrix, ?> data, TrainingContext context) {
        return new TreesEngine()
                .trainer(spec, data.target().task())
                .learners()
                .train(data, context)
                .orElseThrow()
                .model();
    }

    public static TrainingContext context(int threads) {
        return new TrainingContext(7, threads, "cpu", Path.of("unused"), Progress.NONE);
    }

    private static TrainingData<FeatureMatrix, Target.Classes> classes(
            int rows, int classes, long seed, float @Nullable [] weights) {
        double[] scores = new double[rows];
        FeatureMatrix features = features(seed, scores);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = (int) Math.max(0, Math.min(classes - 1, (scores[row] + 1.5) / 4 * classes));
        }
        List<String> names = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            names.add("class " + k);
        }
        return new TrainingData<>(features, new Target.Classes(names, labels), weights);
    }

    private static FeatureMatrix features(long seed, double[] scores) {
        int rows = scores.length;
        Mix64 random = Mix64.of(seed, 0);
        int[] category = new int[rows];
        float[][] numbers = new float[7][rows];
        for (int row = 0; row < rows; row++) {
            category[row] = random.nextInt(4);
            for (int c = 0; c < 5; c++) {
                numbers[c][row] = (float) ((random.nextDouble() + random.nextDouble() - 1) * 2);
            }
            numbers[5][row] = (float) StrictMath.rint(random.nextDouble() * 3);
            numbers[6][row] = 1.5f;
            scores[row] = numbers[0][row]
                    + numbers[1][row] * numbers[2][row]
                    + 0.5 * numbers[5][row]
                    + (category[row] == 2 ? 1 : 0)
                    + random.nextDouble() * 0.5;
        }
        return features(rows, numbers, category);
    }

    private static FeatureMatrix features(int rows, float[][] numbers, int[] category) {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (int c = 0; c < numbers.length; c++) {
            names.add("number " + c);
            columns.add(new FeatureColumn.Dense(numbers[c]));
        }
        for (int value = 0; value < 4; value++) {
            int wanted = value;
            int[] where = java.util.stream.IntStream.range(0, rows)
                    .filter(row -> category[row] == wanted && row % 2 == 0)
                    .toArray();
            float[] ones = new float[where.length];
            java.util.Arrays.fill(ones, 1f);
            names.add("category=" + value);
            columns.add(new FeatureColumn.Sparse(where, ones));
        }
        return new FeatureMatrix(rows, names, columns);
    }
}
