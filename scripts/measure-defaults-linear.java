import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How linear-regression does by default. */
final class LinearTable {
    private static final String PROJECT = "linear";
    private static final int TEST_ROWS = 1_000;
    private static final String[] PENALTIES = {"0.1", "1", "10", "100"};

    /** What the default may lack; a penalty that is chosen for a set is better than one that is not. */
    private static final double ALLOWED = 0.01;

    private final Builds builds;
    private final Peer peer;
    private final long seeds;

    LinearTable(Builds builds, Peer peer, long seeds) {
        this.builds = builds;
        this.peer = peer;
        this.seeds = seeds;
    }

    /** Training rows by set. */
    private static Map<String, Integer> sets() {
        Map<String, Integer> sets = new LinkedHashMap<>();
        sets.put("plain", 400);
        sets.put("plain-many", 4_000);
        sets.put("one-hot-few", 160);
        sets.put("one-hot", 240);
        sets.put("one-hot-many", 1_200);
        sets.put("one-hot-names", 320);
        sets.put("copies", 400);
        sets.put("collinear", 400);
        sets.put("wide", 120);
        sets.put("wider-than-long", 80);
        return sets;
    }

    void addTo(Sheet sheet) throws IOException, InterruptedException {
        Map<String, Integer> sets = sets();
        List<Candidate> chosen = new ArrayList<>();
        for (String set : sets.keySet()) {
            for (long seed = 1; seed <= seeds; seed++) {
                write(set, seed, sets.get(set));
                for (int i = 0; i < PENALTIES.length; i++) {
                    chosen.add(model(set, seed, "inner-" + i, "-inner", "l2", PENALTIES[i]));
                }
            }
        }
        builds.build(PROJECT, chosen);
        Map<String, String> penalties = new LinkedHashMap<>();
        List<Candidate> models = new ArrayList<>();
        for (String set : sets.keySet()) {
            for (long seed = 1; seed <= seeds; seed++) {
                String penalty = PENALTIES[best(set, seed)];
                penalties.merge(set, penalty, (before, more) -> before + ", " + more);
                models.add(model(set, seed, "default", ""));
                models.add(model(set, seed, "none", "", "l2", "0"));
                models.add(model(set, seed, "tuned", "", "l2", penalty));
            }
        }
        builds.build(PROJECT, models);
        print(sheet, penalties);
    }

    private void print(Sheet sheet, Map<String, String> penalties) throws IOException, InterruptedException {
        sheet.head(
                "linear-regression: R2 on " + TEST_ROWS + " rows. Allowed: " + ALLOWED
                        + " less than with the penalty that was chosen for the set, and no less than without one.",
                "set (training rows)", "l2 = 0", "default", "chosen l2", "which", "default - chosen", "RidgeCV");
        Map<String, List<Double>> theirs = peer.figures(PROJECT, builds.data(PROJECT), names());
        for (Map.Entry<String, Integer> set : sets().entrySet()) {
            Figures none = figures(set.getKey(), "none");
            Figures ours = figures(set.getKey(), "default");
            Figures tuned = figures(set.getKey(), "tuned");
            List<Double> ridge = IntStream.rangeClosed(1, (int) seeds)
                    .mapToObj(seed -> theirs.getOrDefault(name(set.getKey(), seed), List.of()))
                    .flatMap(List::stream)
                    .toList();
            boolean fine = ours.minus(tuned).reach(-ALLOWED) && ours.minus(none).reach(-ALLOWED);
            sheet.row(fine, List.of(
                    set.getKey() + " (" + set.getValue() + ")", none.text(), ours.text(), tuned.text(),
                    String.valueOf(penalties.get(set.getKey())), ours.minus(tuned).text(), Figures.of(ridge).text()));
        }
    }

    private List<String> names() {
        return sets().keySet().stream()
                .flatMap(set -> IntStream.rangeClosed(1, (int) seeds).mapToObj(seed -> name(set, seed)))
                .collect(Collectors.toList());
    }

    private Figures figures(String set, String kind) throws IOException {
        List<Double> values = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            values.add(builds.found(PROJECT, name(set, seed) + "-" + kind).metric("r2"));
        }
        return Figures.of(values);
    }

    private int best(String set, long seed) throws IOException {
        int best = 0;
        double score = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PENALTIES.length; i++) {
            double r2 = builds.found(PROJECT, name(set, seed) + "-inner-" + i).metric("r2");
            if (r2 > score) {
                best = i;
                score = r2;
            }
        }
        return best;
    }

    private static String name(String set, long seed) {
        return set + "-" + seed;
    }

    private static Candidate model(String set, long seed, String kind, String rows, String... parameters) {
        String name = name(set, seed);
        return new Candidate(
                name + "-" + kind,
                name + rows,
                "<task>regression</task>" + Candidate.trainer("linear-regression", parameters));
    }

    /** The inner files are four fifths and one fifth of the training rows. */
    private void write(String set, long seed, int training) throws IOException {
        Random random = new Random(1_000 * seed + set.hashCode());
        Rows rows = rows(set, training + TEST_ROWS, random);
        Path data = builds.data(PROJECT);
        String name = name(set, seed);
        rows.write(data.resolve(name + "-train.csv"), 0, training);
        rows.write(data.resolve(name + "-test.csv"), training, rows.count());
        rows.write(data.resolve(name + "-inner-train.csv"), 0, training * 4 / 5);
        rows.write(data.resolve(name + "-inner-test.csv"), training * 4 / 5, training);
    }

    private static Rows rows(String set, int count, Random random) {
        return switch (set) {
            case "one-hot-few" -> categories(count, 20, 12, random);
            case "one-hot" -> categories(count, 30, 10, random);
            case "one-hot-many" -> categories(count, 40, 8, random);
            case "one-hot-names" -> names(count, random);
            case "copies" -> copies(count, random);
            case "collinear" -> collinear(count, random);
            case "wide" -> numbers(count, 100, 10, random);
            case "wider-than-long" -> numbers(count, 160, 10, random);
            default -> numbers(count, 8, 8, random);
        };
    }

    private static String header(String first, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> first + i).collect(Collectors.joining(","));
    }

    private static Rows numbers(int count, int columns, int telling, Random random) {
        double[] weights = random.doubles(telling, -2, 2).toArray();
        Rows rows = new Rows(header("n", columns) + ",target");
        for (int row = 0; row < count; row++) {
            Object[] cells = new Object[columns + 1];
            double sum = 2 * random.nextGaussian();
            for (int i = 0; i < columns; i++) {
                double value = random.nextGaussian();
                cells[i] = value;
                sum += i < telling ? weights[i] * value : 0;
            }
            cells[columns] = sum;
            rows.add(cells);
        }
        return rows;
    }

    /** Columns of categories of which some are rare, beside five numbers. */
    private static Rows categories(int count, int columns, int levels, Random random) {
        double[][] effects = new double[columns][];
        double[][] shares = new double[columns][];
        for (int i = 0; i < columns; i++) {
            effects[i] = IntStream.range(0, levels).mapToDouble(level -> random.nextGaussian() / 2).toArray();
            shares[i] = IntStream.range(0, levels).mapToDouble(level -> Math.exp(2 * random.nextGaussian())).toArray();
        }
        Rows rows = new Rows(header("n", 5) + "," + header("c", columns) + ",target");
        for (int row = 0; row < count; row++) {
            Object[] cells = new Object[5 + columns + 1];
            double sum = random.nextGaussian();
            for (int i = 0; i < 5; i++) {
                double value = random.nextGaussian();
                cells[i] = value;
                sum += (i - 2) * value;
            }
            for (int i = 0; i < columns; i++) {
                int level = drawn(shares[i], random);
                cells[5 + i] = "v" + level;
                sum += effects[i][level];
            }
            cells[5 + columns] = sum;
            rows.add(cells);
        }
        return rows;
    }

    private static int drawn(double[] shares, Random random) {
        double left = random.nextDouble() * Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** Cars, most of which have a name that no other one has. */
    private static Rows names(int count, Random random) {
        double[] weights = {-1, -1.5, -2, -4, 0.3, 2.7};
        int models = count * 3 / 4;
        double[][] base = new double[models][6];
        for (double[] model : base) {
            Arrays.setAll(model, i -> random.nextGaussian());
        }
        Rows rows = new Rows("a,b,c,d,e,f,car,target");
        for (int row = 0; row < count; row++) {
            int model = random.nextInt(models);
            Object[] cells = new Object[8];
            double sum = 23 + 2.5 * random.nextGaussian();
            for (int i = 0; i < 6; i++) {
                double value = base[model][i] + random.nextGaussian() / 4;
                cells[i] = value;
                sum += weights[i] * value;
            }
            cells[6] = String.format(Locale.ROOT, "car %d", model);
            cells[7] = sum;
            rows.add(cells);
        }
        return rows;
    }

    /** A copy of a column, and a multiple of it. */
    private static Rows copies(int count, Random random) {
        Rows rows = new Rows("a,b,copy,scaled,target");
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            rows.add(a, b, a, 2 * a + 3, 3 * a - 2 * b + random.nextGaussian());
        }
        return rows;
    }

    /** Five columns that measure nearly the same, and a total that is a rounded sum. */
    private static Rows collinear(int count, Random random) {
        Rows rows = new Rows(header("m", 5) + ",x,y,total,target");
        for (int row = 0; row < count; row++) {
            double measured = random.nextGaussian();
            Object[] cells = new Object[9];
            for (int i = 0; i < 5; i++) {
                cells[i] = measured + 0.002 * random.nextGaussian();
            }
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            cells[5] = x;
            cells[6] = y;
            cells[7] = String.format(Locale.ROOT, "%.2f", x + y);
            cells[8] = 2 * measured + x - y + random.nextGaussian();
            rows.add(cells);
        }
        return rows;
    }
}
