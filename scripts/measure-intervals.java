import io.github.mlmodel.grade.interval.PairedChange;
import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.Estimator;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Measures intervals of metrics, for measure-intervals.sh, which says what is measured. */
final class MeasureIntervals {

    private static final double CONFIDENCE = 0.95;
    private static final int TRUTH_ROWS = 4_000_000;
    private static final int MANY_ROWS = 10_000;
    private static final int FEWER_REPETITIONS = 16;

    private static boolean right = true;

    private MeasureIntervals() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("speed")) {
            speed();
            return;
        }
        int[] rows = Arrays.stream(arguments[1].split(",")).mapToInt(Integer::parseInt).toArray();
        int repetitions = Integer.parseInt(arguments[2]);
        Pattern wanted = Pattern.compile(arguments[3]);
        Pattern metrics = Pattern.compile(arguments[4]);
        System.out.println("| samples | metric | value | rows | held, % | trusted, % | held where trusted, % | |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        for (Sample sample : samples()) {
            if (wanted.matcher(sample.name()).find()) {
                coverage(sample, metrics, rows, repetitions);
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (double share : new double[] {0.5, 0.2, 0.05}) {
            for (double apart : new double[] {1.5, 3.3}) {
                samples.add(new Classes(new double[] {1 - share, share}, apart, false));
            }
        }
        samples.add(new Classes(new double[] {0.5, 0.3, 0.2}, 1.5, false));
        samples.add(new Numbers("light", (random) -> normal(random), false));
        samples.add(new Numbers("exponential", (random) -> -Math.log(1 - random.nextDouble()) - 1, false));
        samples.add(new Numbers("heavy (t, 3)", (random) -> normal(random)
                / Math.sqrt((square(normal(random)) + square(normal(random)) + square(normal(random))) / 3), false));
        samples.add(new Numbers("heavy (lognormal)", (random) -> Math.exp(1.5 * normal(random)) - Math.exp(1.125), false));
        samples.add(new Classes(new double[] {0.5, 0.5}, 1.5, true));
        samples.add(new Classes(new double[] {0.8, 0.2}, 3.3, true));
        samples.add(new Classes(new double[] {0.5, 0.3, 0.2}, 1.5, true));
        samples.add(new Numbers("light", (random) -> normal(random), true));
        return samples;
    }

    private static double square(double value) {
        return value * value;
    }

    private static double normal(RandomGenerator random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Puts rows into groups of ten on average, each of a size of its own. */
    private static int[] groups(RandomGenerator random, int rows) {
        int[] groups = new int[rows];
        int left = 0;
        for (int row = 0, group = -1; row < rows; row++, left--) {
            if (left == 0) {
                group++;
                left = 1 + (int) (-9 * Math.log(1 - random.nextDouble()));
            }
            groups[row] = group;
        }
        return groups;
    }

    /** What was found on a sample: the interval of each quantity, null where it has none. */
    private record Found(List<Interval> intervals) {}

    private static void coverage(Sample sample, Pattern metrics, int[] sizes, int repetitions) {
        List<Quantity> quantities = sample.quantities().stream()
                .filter(quantity -> metrics.matcher(quantity.name()).find())
                .toList();
        Pair all = sample.draw(new SplittableRandom(1), TRUTH_ROWS);
        double[] truth = quantities.stream().mapToDouble(quantity -> quantity.value(all)).toArray();
        for (int rows : sizes) {
            int count = rows >= MANY_ROWS && sample.isGrouped() ? Math.max(1, repetitions / FEWER_REPETITIONS) : repetitions;
            List<Found> found = IntStream.range(0, count)
                    .parallel()
                    .mapToObj(repetition -> {
                        Pair pair = sample.draw(new SplittableRandom(1_000_003L * rows + repetition), rows);
                        List<Interval> intervals = new ArrayList<>();
                        quantities.forEach(quantity -> intervals.add(quantity.interval(pair)));
                        return new Found(intervals);
                    })
                    .toList();
            for (int i = 0; i < quantities.size(); i++) {
                print(sample, quantities.get(i), truth[i], rows, found, i);
            }
        }
    }

    private static void print(Sample sample, Quantity quantity, double truth, int rows, List<Found> found, int i) {
        int held = 0;
        int trusted = 0;
        int both = 0;
        for (Found one : found) {
            Interval interval = one.intervals().get(i);
            boolean holds = interval != null && interval.lower() <= truth && truth <= interval.upper();
            boolean trusts = interval != null && interval.doubt() == null;
            held += holds ? 1 : 0;
            trusted += trusts ? 1 : 0;
            both += holds && trusts ? 1 : 0;
        }
        double percent = 100.0 * held / found.size();
        boolean fine = !sample.isPlain() || rows != 1_000 || (percent >= 93.5 && percent <= 96.5);
        right &= fine;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %,d | %.1f | %.0f | %s | %s |%n",
                sample.name(),
                quantity.name(),
                truth,
                rows,
                percent,
                100.0 * trusted / found.size(),
                trusted < 50 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * both / trusted),
                fine ? "" : "SHORT");
    }

    private static void speed() {
        System.out.println("| samples | seconds for all intervals of 1,000,000 rows |");
        System.out.println("| --- | ---: |");
        for (Sample sample : samples()) {
            double best = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 4; round++) {
                Pair pair = sample.draw(new SplittableRandom(round), 1_000_000);
                long start = System.nanoTime();
                sample.quantities().stream().filter(quantity -> !quantity.difference()).forEach(quantity -> quantity.interval(pair));
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
            System.out.printf(Locale.ROOT, "| %s | %.2f |%n", sample.name(), best);
        }
    }

    /** A kind of samples. */
    private interface Sample {
        String name();

        /** Whether it has no rare class and no heavy tail. */
        boolean isPlain();

        /** Whether its rows come in groups, which take as many times as long. */
        boolean isGrouped();

        List<Quantity> quantities();

        Pair draw(SplittableRandom random, int rows);
    }

    /** The same rows, predicted by two models, with the intervals that were found. */
    private record Pair(Scored today, Scored before, Map<String, Interval> known) {

        Pair(Scored today, Scored before) {
            this(today, before, new HashMap<>());
        }
    }

    /**
     * A metric, or the difference of it between two models.
     *
     * @param label the class at that place, or all
     */
    private record Quantity(MetricDefinition metric, int label, boolean difference) {

        String name() {
            return metric.name() + (label == Estimator.ALL ? "" : "[" + label + "]") + (difference ? ", difference" : "");
        }

        double value(Pair pair) {
            double today = value(pair.today());
            return difference ? today - value(pair.before()) : today;
        }

        private double value(Scored scored) {
            return label == Estimator.ALL
                    ? metric.whole(scored).getAsDouble()
                    : metric.byClass(scored).get(String.valueOf(label));
        }

        Interval interval(Pair pair) {
            Optional<Estimate> today = estimate(pair.today());
            if (today.isEmpty() || !difference) {
                return today.map(estimate -> interval(pair, estimate, "today")).orElse(null);
            }
            Optional<Estimate> before = estimate(pair.before());
            return before.map(estimate -> new PairedChange(
                                    today.get().value(),
                                    interval(pair, today.get(), "today"),
                                    estimate.value(),
                                    interval(pair, estimate, "before"),
                                    today.get().correlation(estimate),
                                    today.get().isShare())
                            .less(1))
                    .orElse(null);
        }

        private Interval interval(Pair pair, Estimate estimate, String model) {
            return pair.known().computeIfAbsent(metric.name() + label + model, key -> estimate.interval(CONFIDENCE));
        }

        private Optional<Estimate> estimate(Scored scored) {
            return Double.isFinite(value(scored)) ? metric.estimate(scored, label) : Optional.empty();
        }
    }

    private static List<Quantity> quantities(List<String> names, List<String> differences) {
        List<Quantity> quantities = new ArrayList<>();
        names.forEach(name -> quantities.add(quantity(name, false)));
        differences.forEach(name -> quantities.add(quantity(name, true)));
        return quantities;
    }

    private static Quantity quantity(String name, boolean difference) {
        int bracket = name.indexOf('[');
        return new Quantity(
                Metrics.find(bracket < 0 ? name : name.substring(0, bracket)).orElseThrow(),
                bracket < 0 ? Estimator.ALL : Integer.parseInt(name.substring(bracket + 1, name.length() - 1)),
                difference);
    }

    /**
     * Rows of classes, each about a point of its own, and probabilities that are those of such rows. The model of before sees
     * them less clearly.
     *
     * @param shares the share of each class
     * @param apart how far the points are from each other, in standard deviations
     * @param grouped whether rows come in groups: half of them have the class of their group, and lie off their class's point
     *     as all of the group do, but for a half of the variance
     */
    private record Classes(double[] shares, double apart, boolean grouped) implements Sample {

        @Override
        public String name() {
            StringBuilder name = new StringBuilder("classes of");
            for (double share : shares) {
                name.append(' ').append(Math.round(100 * share));
            }
            return name + " %, " + apart + " apart" + (grouped ? ", in groups" : "");
        }

        @Override
        public boolean isGrouped() {
            return grouped;
        }

        @Override
        public boolean isPlain() {
            return Arrays.stream(shares).min().orElse(0) >= 0.2;
        }

        @Override
        public List<Quantity> quantities() {
            return MeasureIntervals.quantities(
                    shares.length == 2
                            ? List.of("accuracy", "balanced_accuracy", "matthews_correlation", "precision[1]", "recall[1]",
                                    "f1[1]", "f1_macro", "f1_weighted", "roc_auc", "average_precision[1]", "brier_score",
                                    "log_loss")
                            : List.of("accuracy", "balanced_accuracy", "matthews_correlation", "precision[2]", "f1[2]",
                                    "f1_macro", "precision_macro", "f1_weighted", "roc_auc_ovr_macro", "average_precision",
                                    "brier_score", "log_loss"),
                    List.of("accuracy", "balanced_accuracy", "f1_macro", "precision[1]",
                            shares.length == 2 ? "roc_auc" : "roc_auc_ovr_macro", "average_precision[1]", "log_loss"));
        }

        @Override
        public Pair draw(SplittableRandom random, int rows) {
            int classes = shares.length;
            int[] actual = new int[rows];
            double[][] seen = new double[rows][classes];
            double[][] noise = new double[rows][classes];
            int[] groups = grouped ? groups(random, rows) : new int[0];
            double[] shift = new double[classes];
            int common = 0;
            for (int row = 0; row < rows; row++) {
                if (grouped && (row == 0 || groups[row] != groups[row - 1])) {
                    Arrays.setAll(shift, label -> normal(random) * Math.sqrt(0.5));
                    common = label(random);
                }
                actual[row] = grouped && random.nextBoolean() ? common : label(random);
                for (int label = 0; label < classes; label++) {
                    double own = grouped ? shift[label] + normal(random) * Math.sqrt(0.5) : normal(random);
                    seen[row][label] = own + (label == actual[row] ? apart / Math.sqrt(2) : 0);
                    noise[row][label] = seen[row][label] + 0.5 * normal(random);
                }
            }
            return new Pair(scored(actual, seen, groups), scored(actual, noise, groups));
        }

        private int label(RandomGenerator random) {
            double place = random.nextDouble();
            int label = 0;
            while (label < shares.length - 1 && place >= shares[label]) {
                place -= shares[label++];
            }
            return label;
        }

        private Scored scored(int[] actual, double[][] seen, int[] groups) {
            int classes = shares.length;
            List<String> labels = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
            int[] predicted = new int[actual.length];
            float[] probabilities = new float[actual.length * classes];
            for (int row = 0; row < actual.length; row++) {
                double[] weights = new double[classes];
                for (int label = 0; label < classes; label++) {
                    weights[label] = shares[label] * Math.exp(seen[row][label] * apart / Math.sqrt(2));
                    predicted[row] = weights[label] > weights[predicted[row]] ? label : predicted[row];
                }
                double sum = Arrays.stream(weights).sum();
                for (int label = 0; label < classes; label++) {
                    probabilities[row * classes + label] = (float) (weights[label] / sum);
                }
            }
            return in(groups, ScoredClasses.of(labels, actual, predicted, probabilities, rows -> {
                throw new IllegalStateException("no metric of these looks at rows");
            }));
        }
    }

    private static Scored in(int[] groups, Scored scored) {
        return groups.length == 0 ? scored : scored.in(Grouping.of(groups, "groups"));
    }

    /** Draws an error. */
    private interface Errors {
        double next(RandomGenerator random);
    }

    /**
     * Rows of numbers whose predictions err by the given tail; the model of before errs a little more.
     *
     * @param grouped whether rows come in groups, whose errors have something in common, as much again
     */
    private record Numbers(String tail, Errors errors, boolean grouped) implements Sample {

        @Override
        public String name() {
            return "numbers, errors " + tail + (grouped ? ", in groups" : "");
        }

        @Override
        public boolean isGrouped() {
            return grouped;
        }

        @Override
        public boolean isPlain() {
            return tail.equals("light");
        }

        @Override
        public List<Quantity> quantities() {
            return MeasureIntervals.quantities(
                    List.of("mae", "mse", "rmse", "mape", "r2"), List.of("mae", "rmse", "r2"));
        }

        @Override
        public Pair draw(SplittableRandom random, int rows) {
            double[] actual = new double[rows];
            double[] today = new double[rows];
            double[] before = new double[rows];
            int[] groups = grouped ? groups(random, rows) : new int[0];
            double common = 0;
            for (int row = 0; row < rows; row++) {
                if (grouped && (row == 0 || groups[row] != groups[row - 1])) {
                    common = errors.next(random);
                }
                actual[row] = 10 + 2 * normal(random);
                double error = errors.next(random) + common;
                today[row] = actual[row] + error;
                before[row] = actual[row] + error + 0.3 * errors.next(random);
            }
            return new Pair(scored(actual, today, groups), scored(actual, before, groups));
        }

        private static Scored scored(double[] actual, double[] predicted, int[] groups) {
            return in(groups, ScoredNumbers.of(actual, predicted, rows -> {
                throw new IllegalStateException("no metric of these looks at rows");
            }));
        }
    }
}
