import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.feature.FeaturePlan;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows, with what is to be predicted of them.
 *
 * @param classes how many classes there are, whose numbers the targets are; 0 where these are numbers
 * @param kinds a kind for each column of the table
 */
record Labelled(Table table, List<ColumnKind> kinds, double[] target, int classes) {

    int rows() {
        return target.length;
    }

    Labelled select(int[] chosen) {
        return new Labelled(
                table.select(chosen), kinds, IntStream.of(chosen).mapToDouble(row -> target[row]).toArray(), classes);
    }

    List<ColumnSchema> schema() {
        return IntStream.range(0, kinds.size())
                .mapToObj(c -> new ColumnSchema(table.columns().get(c).name(), kinds.get(c)))
                .toList();
    }

    Target asTarget() {
        return classes == 0
                ? new Target.Numbers(target)
                : new Target.Classes(
                        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                        Arrays.stream(target).mapToInt(value -> (int) value).toArray());
    }
}

/** Rows to learn from and others to be judged by. */
record Trial(String set, Labelled train, Labelled test) {

    /** Returns the product's features, as a trainer with such needs gets them. */
    FeaturePlan plan(FeatureNeeds needs, int threads) {
        return FeaturePlan.fit(train.table(), train.schema(), FeatureSpec.byType(), needs, threads);
    }

    /**
     * Writes what peers read: numbers, categories as numbers by how often they are in the training rows, the most frequent 0,
     * and texts as the features that the product makes of them.
     */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<float[]> training = new ArrayList<>();
        List<float[]> testing = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (int c = 0; c < train.kinds().size(); c++) {
            Column of = train.table().columns().get(c);
            Column tested = test.table().columns().get(c);
            if (of instanceof Column.Numbers numbers) {
                training.add(floats(numbers.values()));
                testing.add(floats(((Column.Numbers) tested).values()));
            } else if (train.kinds().get(c) == ColumnKind.CATEGORICAL) {
                categories.add(Integer.toString(training.size()));
                int[] ranks = ranks((Column.Texts) of);
                training.add(codes((Column.Texts) of, ranks));
                testing.add(codes((Column.Texts) tested, ranks));
            } else {
                List<ColumnSchema> alone = List.of(train.schema().get(c));
                FeaturePlan plan = FeaturePlan.fit(train.table(), alone, FeatureSpec.byType(), FeatureNeeds.RAW, 1);
                training.addAll(dense(plan.transform(train.table())));
                testing.addAll(dense(plan.transform(test.table())));
            }
        }
        write(folder, "train", training, train.target());
        write(folder, "test", testing, test.target());
        Files.writeString(folder.resolve("rows.txt"), String.join("\n", "classes=" + train.classes(), "width=" + training.size(),
                "train=" + train.rows(), "test=" + test.rows(), "categories=" + String.join(" ", categories), ""));
    }

    private static void write(Path folder, String side, List<float[]> columns, double[] target) throws IOException {
        try (DataOutputStream byRow = open(folder.resolve(side + "-rows.f32"));
                DataOutputStream targets = open(folder.resolve(side + "-target.f32"))) {
            for (int row = 0; row < target.length; row++) {
                for (float[] column : columns) {
                    put(byRow, column[row]);
                }
                put(targets, (float) target[row]);
            }
        }
        try (DataOutputStream byColumn = open(folder.resolve(side + "-columns.f32"))) {
            for (float[] column : columns) {
                for (float value : column) {
                    put(byColumn, value);
                }
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** Native libraries read little-endian numbers. */
    private static void put(DataOutputStream stream, float value) throws IOException {
        stream.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Returns a category's place among those of the training rows; -1 where it is in none. */
    private static int[] ranks(Column.Texts training) {
        int[] counts = new int[training.dictionary().length];
        for (int code : training.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        int[] ranks = new int[counts.length];
        Arrays.fill(ranks, -1);
        List<Integer> seen = IntStream.range(0, counts.length).filter(code -> counts[code] > 0).boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code])).toList();
        for (int rank = 0; rank < seen.size(); rank++) {
            ranks[seen.get(rank)] = rank;
        }
        return ranks;
    }

    private static float[] codes(Column.Texts texts, int[] ranks) {
        float[] codes = new float[texts.codes().length];
        for (int row = 0; row < codes.length; row++) {
            int code = texts.codes()[row];
            codes[row] = code < 0 || ranks[code] < 0 ? Float.NaN : ranks[code];
        }
        return codes;
    }

    private static List<float[]> dense(FeatureMatrix features) {
        return features.columns().stream().map(column -> {
            float[] values = new float[features.rows()];
            if (column instanceof FeatureColumn.Dense all) {
                return all.values();
            } else if (column instanceof FeatureColumn.Sparse some) {
                for (int i = 0; i < some.rows().length; i++) {
                    values[some.rows()[i]] = some.values()[i];
                }
            }
            return values;
        }).collect(Collectors.toList());
    }
}

/** Where trials come from. */
interface Trials {

    /** So many trials has a seed. */
    int PARTS = 5;

    String name();

    /** Makes or divides the rows; another seed anew. */
    Trial of(long seed, int part) throws IOException;
}
