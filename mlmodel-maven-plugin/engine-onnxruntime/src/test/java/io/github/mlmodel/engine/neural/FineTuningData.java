package io.github.mlmodel.engine.neural;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up rows of the kinds that bases take. */
final class FineTuningData {

    private FineTuningData() {}

    static TrainingData<FeatureMatrix, Target.Classes> numbers(int rows, int columns, int classes) {
        Random random = new Random(3);
        float[][] values = new float[columns][rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (float[] column : values) {
                column[row] = (float) random.nextGaussian();
            }
            labels[row] = (int) Math.max(0, Math.min(classes - 1.0, (values[0][row] + 1.5) / 3 * classes));
        }
        return data(values, labels, classes);
    }

    /** What is to be found out is which of three tokens comes first; behind the sixth, some rows are padded. */
    static TrainingData<FeatureMatrix, Target.Classes> tokens(int rows, int length, int classes) {
        Random random = new Random(4);
        float[][] values = new float[length][rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(classes);
            for (int i = 0; i < length; i++) {
                values[i][row] = i == 0 ? 1 + labels[row] : i > 5 && row % 2 == 0 ? 0 : 5 + random.nextInt(30);
            }
        }
        return data(values, labels, classes);
    }

    private static TrainingData<FeatureMatrix, Target.Classes> data(float[][] values, int[] labels, int classes) {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (float[] column : values) {
            names.add("c" + names.size());
            columns.add(new FeatureColumn.Dense(column));
        }
        FeatureMatrix features = new FeatureMatrix(labels.length, names, columns);
        return new TrainingData<>(features, new Target.Classes(labelNames(classes), labels), null);
    }

    /** Two numbers, and an island a row: row k is on the k-th of Biscoe, Dream, Torgersen, whatever the order of columns. */
    static TrainingData<FeatureMatrix, Target.Classes> islands(int rows, List<String> order) {
        TrainingData<FeatureMatrix, Target.Classes> numbers = numbers(rows, 2, 3);
        List<String> names = new ArrayList<>(List.of("mass", "depth"));
        List<FeatureColumn> columns = new ArrayList<>(numbers.features().columns());
        List<String> all = List.of("Biscoe", "Dream", "Torgersen");
        for (String island : order) {
            float[] marks = new float[rows];
            for (int row = 0; row < rows; row++) {
                marks[row] = all.indexOf(island) == row % 3 ? 1 : 0;
            }
            names.add("island=" + island);
            columns.add(new FeatureColumn.Dense(marks));
        }
        FeatureMatrix features = new FeatureMatrix(
                rows,
                names,
                columns,
                List.of(
                        new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, 2),
                        new FeatureGroup(FeatureGroup.Kind.CATEGORICAL, "island", 2, columns.size())));
        return new TrainingData<>(features, numbers.target(), null);
    }

    /** Returns the features of rows on islands, where none is known to be on Dream. */
    static FeatureMatrix withoutDream(TrainingData<FeatureMatrix, Target.Classes> islands) {
        FeatureMatrix features = islands.features();
        List<FeatureColumn> columns = new ArrayList<>(features.columns());
        columns.set(features.names().indexOf("island=Dream"), new FeatureColumn.Dense(new float[features.rows()]));
        return new FeatureMatrix(features.rows(), features.names(), columns, features.groups());
    }

    private static List<String> labelNames(int classes) {
        return IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
    }

    /** Images of noise, the brighter the higher their class. */
    static TrainingData<Images, Target.Classes> images(int rows, int size, int channels, int classes) {
        Random random = new Random(5);
        ByteBuffer bytes = ByteBuffer.allocateDirect(rows * size * size * channels);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(classes);
            for (int i = 0; i < size * size * channels; i++) {
                bytes.put((byte) (random.nextInt(100) + 150 * labels[row] / (classes - 1)));
            }
        }
        Images images = new Images(rows, size, size, channels, List.of(bytes.flip()), rows);
        return new TrainingData<>(images, new Target.Classes(labelNames(classes), labels), null);
    }
}
