package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Small seeded data in the shapes that trainers meet. */
final class SmallData {

    /** The shape of the features. */
    enum Shape {
        /** Numbers around 0, one column of them constant. */
        DENSE,
        /** Two dense columns, then columns that are mostly 0, the last 0 in every training row. */
        SPARSE,
        /** Counts, some of them 0. */
        COUNTS
    }

    static final int ROWS = 150;
    private static final int WIDTH = 6;

    private SmallData() {}

    static TrainingData<FeatureMatrix, ?> of(Task task, int classes, Shape shape) {
        return weighted(task, classes, shape, null);
    }

    static TrainingData<FeatureMatrix, ?> weighted(Task task, int classes, Shape shape, float @Nullable [] weights) {
        FeatureMatrix features = features(shape, ROWS, 1);
        Target target =
                switch (task) {
                    case CLASSIFICATION -> classes(features, classes);
                    case REGRESSION -> numbers(features);
                };
        return new TrainingData<>(features, target, weights);
    }

    private static Target.Classes classes(FeatureMatrix features, int classes) {
        int[] labels = new int[ROWS];
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < ROWS; row++) {
            int label =
                    (int) Math.floor((signal(features, row) + 2.2) / 4.4 * classes + (random.nextDouble() - 0.5) * 0.5);
            // The first label does not come first in the rows, so that orders differ.
            labels[row] = classes - 1 - Math.min(classes - 1, Math.max(0, label));
        }
        return new Target.Classes(List.of("no", "yes", "maybe", "so").subList(0, classes), labels);
    }

    private static Target.Numbers numbers(FeatureMatrix features) {
        double[] targets = new double[ROWS];
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < ROWS; row++) {
            targets[row] = 30 + 5 * signal(features, row) + random.nextDouble();
        }
        return new Target.Numbers(targets);
    }

    /** Trains by Tribuo. */
    static TrainedModel<FeatureMatrix> train(
            TrainerSpec spec, TrainingData<FeatureMatrix, ?> data, TrainingContext context) {
        return new TribuoEngine()
                .trainer(spec, data.target().task())
                .learners()
                .train(data, context)
                .orElseThrow()
                .model();
    }

    /** Returns other rows than those trained on; the last sparse column has values in them. */
    static FeatureMatrix unseen(Shape shape) {
        return features(shape, 200, 2);
    }

    private static double signal(FeatureMatrix features, int row) {
        double sum = 0;
        for (int column = 0; column < WIDTH; column++) {
            double value = features.columns().get(column).value(row);
            sum += (column % 2 == 0 ? 0.9 : -0.7) * value / (1 + Math.abs(value))
                    + (column == 1 ? 0.3 * value * value / (1 + value * value) : 0);
        }
        return sum;
    }

    private static FeatureMatrix features(Shape shape, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (int column = 0; column < WIDTH; column++) {
            names.add("x" + column);
            float[] values = new float[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = switch (shape) {
                    case DENSE -> column == 4 ? 0.5f : gaussian(random);
                    case SPARSE -> column < 2 || random.nextInt(4) == 0 ? gaussian(random) : 0f;
                    case COUNTS -> random.nextInt(5) * (1 + column % 3);
                };
                if (shape == Shape.SPARSE && column == WIDTH - 1 && seed == 1) {
                    values[row] = 0f;
                }
            }
            columns.add(shape == Shape.SPARSE && column >= 2 ? sparse(values) : new FeatureColumn.Dense(values));
        }
        return new FeatureMatrix(rows, names, columns);
    }

    private static float gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return (float) (sum - 6);
    }

    private static FeatureColumn sparse(float[] values) {
        int[] rows = new int[values.length];
        float[] kept = new float[values.length];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (values[row] != 0f) {
                rows[count] = row;
                kept[count++] = values[row];
            }
        }
        return new FeatureColumn.Sparse(java.util.Arrays.copyOf(rows, count), java.util.Arrays.copyOf(kept, count));
    }

    /** Returns the features as one row-major array, as the graph takes them. */
    static float[] rowMajor(FeatureMatrix features) {
        float[] values = new float[features.rows() * features.width()];
        for (int column = 0; column < features.width(); column++) {
            for (int row = 0; row < features.rows(); row++) {
                values[row * features.width() + column] =
                        features.columns().get(column).value(row);
            }
        }
        return values;
    }
}
