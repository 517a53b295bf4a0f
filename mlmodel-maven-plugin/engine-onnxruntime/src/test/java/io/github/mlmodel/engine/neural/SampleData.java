package io.github.mlmodel.engine.neural;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Small made-up data: four numbers and a category of five; what is predicted depends on all of them. */
final class SampleData {

    private SampleData() {}

    static TrainingData<FeatureMatrix, Target.Classes> classification(int rows, int classes) {
        return classes(rows, classes, null);
    }

    static TrainingData<FeatureMatrix, Target.Numbers> regression(int rows) {
        double[] scores = new double[rows];
        FeatureMatrix features = features(scores);
        for (int row = 0; row < rows; row++) {
            scores[row] = 1000 + 250 * scores[row];
        }
        return new TrainingData<>(features, new Target.Numbers(scores), null);
    }

    static TrainingData<FeatureMatrix, Target.Classes> weighted(int rows, int classes) {
        Random random = new Random(5);
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = 0.25f + random.nextFloat();
        }
        return classes(rows, classes, weights);
    }

    static TrainerSpec spec(String... parameters) {
        List<Parameter.Entry> entries = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            entries.add(new Parameter.Entry(parameters[i], new Parameter.Text(parameters[i + 1])));
        }
        return new TrainerSpec(EngineCatalog.NEURAL_NETWORK, entries);
    }

    static <R extends TrainingRows> TrainedModel<R> train(
            TrainingData<R, ?> data, TrainingContext context, String... parameters) {
        return result(spec(parameters), data, context).model();
    }

    static <R extends TrainingRows> TrainingResult<R> result(
            TrainerSpec spec, TrainingData<R, ?> data, TrainingContext context) {
        return train(new NeuralEngine().trainer(spec, data.target().task()), data, context);
    }

    /** Trains on features or on images, whichever the rows are. */
    @SuppressWarnings("unchecked") // The learners are those of the rows' kind.
    static <R extends TrainingRows> TrainingResult<R> train(
            Trainer trainer, TrainingData<R, ?> data, TrainingContext context) {
        Learners<R> learners = (Learners<R>)
                data.features().<Learners<?>>choose(matrix -> trainer.learners(), images -> trainer.ofImages()
                        .orElseThrow());
        return learners.train(data, context).orElseThrow();
    }

    private static TrainingData<FeatureMatrix, Target.Classes> classes(
            int rows, int classes, float @Nullable [] weights) {
        double[] scores = new double[rows];
        FeatureMatrix features = features(scores);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = (int) Math.max(0, Math.min(classes - 1, (scores[row] + 1.5) / 4 * classes));
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        return new TrainingData<>(features, new Target.Classes(names, labels), weights);
    }

    private static FeatureMatrix features(double[] scores) {
        int rows = scores.length;
        Random random = new Random(11);
        float[][] numbers = new float[4][rows];
        int[] category = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (float[] column : numbers) {
                column[row] = (float) random.nextGaussian();
            }
            category[row] = random.nextInt(5);
            scores[row] = numbers[0][row]
                    + numbers[1][row] * numbers[2][row]
                    + (category[row] == 3 ? 1.5 : 0)
                    + 0.1 * random.nextGaussian();
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
        for (int value = 0; value < 5; value++) {
            int wanted = value;
            int[] where = IntStream.range(0, rows)
                    .filter(row -> category[row] == wanted)
                    .toArray();
            float[] ones = new float[where.length];
            java.util.Arrays.fill(ones, 1f);
            names.add("colour=" + value);
            columns.add(new FeatureColumn.Sparse(where, ones));
        }
        List<FeatureGroup> groups = List.of(
                new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, numbers.length),
                new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "colour", numbers.length, numbers.length + 5));
        return new FeatureMatrix(rows, names, columns, groups);
    }
}
