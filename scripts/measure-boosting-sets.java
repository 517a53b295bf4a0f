import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Sets that are made up; another seed makes all of them anew. */
final class MadeUp {

    private static final int TEST = 4000;

    private MadeUp() {}

    /** Makes rows for a training and its test. */
    interface Recipe {
        Trial of(Random random, String name);
    }

    private record Set(String name, Recipe recipe) implements Trials {
        @Override
        public Trial of(long seed, int part) {
            return recipe.of(new Random(name.hashCode() * 31L + seed * PARTS + part), name);
        }
    }

    static List<Trials> all() {
        return List.of(
                new Set("small", MadeUp::small),
                new Set("imbalanced-4", (random, name) -> imbalanced(random, name, 900, 1.75)),
                new Set("imbalanced-1", (random, name) -> imbalanced(random, name, 20_000, 2.33)),
                new Set("heavy-tailed", MadeUp::heavyTailed),
                new Set("outliers", MadeUp::outliers),
                new Set("gaps-at-prediction", MadeUp::gaps),
                new Set("many-classes", (random, name) -> new Clusters(random, 20, 12, 4, 30, 0.02).trial(name, 6000, TEST)),
                new Set("wide", (random, name) -> new Clusters(random, 400, 15, 10, 2, 0.02).trial(name, 2000, TEST)),
                new Set("few-rows",
                        (random, name) -> new Clusters(random, 300, 8, 4, 2, 0).trial(name, 120, TEST)),
                new Set("categories", MadeUp::categories),
                new Set("noise", (random, name) -> new Clusters(random, 20, 8, 2, 2, 0.5).trial(name, 3000, TEST)),
                new Set("curves", MadeUp::curves));
    }

    /** Two classes of 300 rows, by a few of eight numbers. */
    private static Trial small(Random random, String name) {
        return numbers(random, name, 300, 8, 2, x -> {
            double odds = 1.5 * x[0] - x[1] + (x[2] > 0 ? 1.5 * x[3] : -x[3]);
            return random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
        });
    }

    /** A rare class, whose rows lie on one side of the room; {@code beyond} is how many deviations from the middle. */
    private static Trial imbalanced(Random random, String name, int rows, double beyond) {
        return numbers(random, name, rows, 10, 2, x -> {
            double side = x[0] + 0.8 * x[1] + Math.abs(x[2]) + 0.5 * x[3] + 0.8 * random.nextGaussian();
            return side > 0.8 + 1.67 * beyond ? 1 : 0;
        });
    }

    /** Prices: products of powers, with a factor of chance. */
    private static Trial heavyTailed(Random random, String name) {
        return numbers(random, name, 5000, 12, 0, x -> 20 * Math.exp(
                0.9 * x[0] + 0.5 * x[1] * x[2] - 0.4 * Math.abs(x[3]) + 0.3 * x[4] + 0.4 * random.nextGaussian()));
    }

    /** Fares, of which one in a thousand was written wrongly where rows are learnt from. */
    private static Trial outliers(Random random, String name) {
        Trial right = fares(random, name);
        double[] target = right.train().target().clone();
        for (int row = 0; row < target.length; row++) {
            target[row] = random.nextInt(1000) == 0 ? 100 * target[row] : target[row];
        }
        Labelled train = right.train();
        return new Trial(name, new Labelled(train.table(), train.kinds(), target, 0), right.test());
    }

    /** Fares, with values missing of a tenth of the rows that are predicted, and of none before. */
    private static Trial gaps(Random random, String name) {
        Trial whole = fares(random, name);
        boolean[] gap = new boolean[TEST];
        for (int row = 0; row < TEST; row++) {
            gap[row] = random.nextInt(10) == 0;
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : whole.test().table().columns()) {
            double[] values = ((Column.Numbers) column).values().clone();
            for (int row = 0; row < TEST && List.of("x1", "x2", "x5").contains(column.name()); row++) {
                values[row] = gap[row] ? Double.NaN : values[row];
            }
            columns.add(new Column.Numbers(column.name(), values));
        }
        Labelled test = whole.test();
        return new Trial(name, whole.train(), new Labelled(new Table(TEST, columns), test.kinds(), test.target(), 0));
    }

    private static Trial fares(Random random, String name) {
        return numbers(random, name, 8000, 8, 0, x -> 3 + 2 * Math.exp(0.7 * x[0]) + (x[1] > 1 ? 5 : 0) + 2 * Math.abs(x[2])
                + random.nextGaussian());
    }

    /** Numbers, and categories of six hundred and of twelve; some of the test are new. */
    private static Trial categories(Random random, String name) {
        int rows = 10_000;
        double[] many = random.doubles(650, -1.5, 1.5).toArray();
        double[] few = random.doubles(12, -1, 1).toArray();
        double[][] x = gaussian(random, rows + TEST, 5);
        int[] town = new int[rows + TEST];
        int[] kind = new int[rows + TEST];
        double[] target = new double[rows + TEST];
        for (int row = 0; row < target.length; row++) {
            // Some towns are large, most are small.
            town[row] = (int) (Math.pow(random.nextDouble(), 2) * (row < rows ? 600 : 650));
            kind[row] = random.nextInt(12);
            double odds = 1.5 * many[town[row]] + (kind[row] < 4 ? 1 : -1) * x[0][row] + few[kind[row]] + x[1][row];
            target[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
        }
        List<Column> columns = columns(x);
        columns.add(new Column.Texts("town", names("town", 650), town));
        columns.add(new Column.Texts("kind", names("kind", 12), kind));
        List<ColumnKind> kinds = new ArrayList<>(Collections.nCopies(5, ColumnKind.NUMERIC));
        kinds.addAll(List.of(ColumnKind.CATEGORICAL, ColumnKind.CATEGORICAL));
        return divided(name, new Labelled(new Table(rows + TEST, columns), kinds, target, 2), rows);
    }

    private static String[] names(String of, int count) {
        return IntStream.range(0, count).mapToObj(i -> of + " " + i).toArray(String[]::new);
    }

    /** Friedman's first: waves, a square and lines, of five of ten numbers. */
    static Trial curves(Random random, String name) {
        return numbers(random, name, 1500, 10, 0, friedman(random));
    }

    static Rule friedman(Random random) {
        return x -> 10 * Math.sin(2 * x[0] * x[1]) + 5 * x[2] * x[2] + 5 * x[3] + 2.5 * x[4] + random.nextGaussian();
    }

    /** What follows of a row. */
    interface Rule {
        double of(double[] row);
    }

    static Trial numbers(Random random, String name, int rows, int width, int classes, Rule rule) {
        return numbers(random, name, rows, TEST, width, classes, rule);
    }

    static Trial numbers(Random random, String name, int rows, int test, int width, int classes, Rule rule) {
        double[][] x = gaussian(random, rows + test, width);
        double[] target = new double[rows + test];
        double[] values = new double[width];
        for (int row = 0; row < target.length; row++) {
            for (int c = 0; c < width; c++) {
                values[c] = x[c][row];
            }
            target[row] = rule.of(values);
        }
        List<ColumnKind> kinds = Collections.nCopies(width, ColumnKind.NUMERIC);
        return divided(name, new Labelled(new Table(target.length, columns(x)), kinds, target, classes), rows);
    }

    static Trial divided(String name, Labelled all, int rows) {
        return new Trial(name, all.select(IntStream.range(0, rows).toArray()),
                all.select(IntStream.range(rows, all.rows()).toArray()));
    }

    static List<Column> columns(double[][] x) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < x.length; c++) {
            columns.add(new Column.Numbers("x" + c, x[c]));
        }
        return columns;
    }

    private static double[][] gaussian(Random random, int rows, int width) {
        double[][] x = new double[width][rows];
        for (double[] column : x) {
            for (int row = 0; row < rows; row++) {
                // Applications' numbers have few digits.
                column[row] = Math.rint(random.nextGaussian() * 1e4) / 1e4;
            }
        }
        return x;
    }
}

/**
 * Classes that are two stretched clouds each around corners of a cube, as scikit-learn's make_classification has them; some
 * columns are sums of others, the rest is chance.
 *
 * @param flipped share of the rows whose class is drawn anew
 */
record Clusters(Random random, int width, int informative, int redundant, int classes, double flipped) {

    Trial trial(String name, int rows, int test) {
        int all = rows + test;
        int clouds = 2 * classes;
        double[][][] stretches = new double[clouds][][];
        double[][] centres = new double[clouds][];
        for (int k = 0; k < clouds; k++) {
            stretches[k] = matrix(informative, informative);
            centres[k] = IntStream.range(0, informative).mapToDouble(i -> random.nextBoolean() ? 1 : -1).toArray();
        }
        double[][] sums = matrix(redundant, informative);
        int[] places = places();
        double[][] x = new double[width][all];
        double[] target = new double[all];
        double[] free = new double[informative];
        for (int row = 0; row < all; row++) {
            int cloud = random.nextInt(clouds);
            target[row] = random.nextDouble() < flipped ? random.nextInt(classes) : cloud % classes;
            for (int i = 0; i < informative; i++) {
                free[i] = random.nextGaussian();
            }
            double[] point = times(stretches[cloud], free);
            for (int i = 0; i < informative; i++) {
                point[i] += centres[cloud][i];
                x[places[i]][row] = (float) point[i];
            }
            double[] more = times(sums, point);
            for (int i = 0; i < width - informative; i++) {
                x[places[informative + i]][row] = (float) (i < redundant ? more[i] : random.nextGaussian());
            }
        }
        List<ColumnKind> kinds = Collections.nCopies(width, ColumnKind.NUMERIC);
        return MadeUp.divided(name, new Labelled(new Table(all, MadeUp.columns(x)), kinds, target, classes), rows);
    }

    private int[] places() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, width).boxed().toList());
        Collections.shuffle(places, random);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[][] matrix(int rows, int columns) {
        double[][] made = new double[rows][columns];
        for (double[] row : made) {
            for (int i = 0; i < columns; i++) {
                row[i] = 2 * random.nextDouble() - 1;
            }
        }
        return made;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
