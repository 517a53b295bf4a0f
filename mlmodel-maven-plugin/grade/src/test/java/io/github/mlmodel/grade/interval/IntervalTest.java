package io.github.mlmodel.grade.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.grade.interval.Estimate.Support;
import io.github.mlmodel.grade.interval.Estimate.Tails;
import io.github.mlmodel.spi.work.Mix64;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code intervals/expected.txt} is what {@code intervals/expected.py} printed, with scipy and statsmodels. */
class IntervalTest {

    private static final double CONFIDENCE = 0.95;
    private static final Scale SHARE = new Scale(0, 1);
    private static final Scale FROM_ZERO = new Scale(0, Double.POSITIVE_INFINITY);

    @Test
    void theNormalDistributionIsScipys() throws IOException {
        expected("normal").forEach((name, values) -> {
            double argument = Double.parseDouble(name.substring(name.indexOf(' ') + 1));
            double found = name.startsWith("quantile") ? Normal.quantile(argument) : Normal.below(argument);
            assertThat(found).as(name).isCloseTo(values[0], within(1e-14 + 1e-10 * Math.abs(values[0])));
        });
    }

    @Test
    void studentsDistributionIsScipys() throws IOException {
        expected("student").forEach((name, values) -> {
            String[] parts = name.split(" ", -1);
            double found = Normal.both(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            assertThat(found).as(name).isCloseTo(values[0], within(1e-4));
        });
    }

    @Test
    void studentsDistributionOfFewDegreesIsScipys() throws IOException {
        expected("whole").forEach((name, values) -> {
            String[] parts = name.split(" ", -1);
            double found = Student.both(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
            assertThat(found).as(name).isCloseTo(values[0], within(1e-12 * values[0]));
        });
    }

    @Test
    void theIndexOfATailIsHills() throws IOException {
        double[] rows = IntStream.rangeClosed(1, 900)
                .mapToDouble(i -> Math.pow(i / 1_000.0, -0.6))
                .toArray();

        assertThat(new Influence(rows).tail())
                .isCloseTo(Objects.requireNonNull(expected("tail").get("index"))[0], within(1e-9));
    }

    @Test
    void wilsonsIntervalIsStatsmodels() throws IOException {
        expected("wilson").forEach((name, values) -> {
            String[] parts = name.split(" ", -1);
            Proportion share = new Proportion(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            assertInterval(name, share.wilson(Double.parseDouble(parts[2])), values, 1e-12);
        });
    }

    @Test
    void mcNemarsProbabilityIsStatsmodels() throws IOException {
        expected("mcnemar").forEach((name, values) -> {
            String[] parts = name.split(" ", -1);
            double found = McNemar.p(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            assertThat(found).as(name).isCloseTo(values[0], within(1e-12 * values[0]));
        });
        assertThat(McNemar.p(0, 0)).isOne();
    }

    @Test
    void delongsVarianceAndCovarianceAreThoseOfComparingEachPair() throws IOException {
        boolean[] positive = positive(300);
        float[] today = scores(300, 0.4f);
        float[] other = scores(300, 0.1f);
        float[] before = new float[300];
        for (int row = 0; row < 300; row++) {
            before[row] = 0.5f * today[row] + 0.5f * other[299 - row];
        }
        Map<String, double[]> expected = expected("delong");
        Estimate one = auc(today, positive);

        assertThat(one.value()).isCloseTo(Objects.requireNonNull(expected.get("area"))[0], within(1e-12));
        assertInterval("interval", one.interval(CONFIDENCE), expected.get("interval"), 2e-4);
        assertThat(one.correlation(auc(before, positive)))
                .isCloseTo(Objects.requireNonNull(expected.get("correlation"))[0], within(2e-3));
    }

    @Test
    void changesOfSharesAreNewcombesOfHisPaper() throws IOException {
        expected("newcombe").forEach((name, values) -> {
            int[] counts = Arrays.stream(name.split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            Estimate today = share(counts, true);
            Estimate before = share(counts, false);
            PairedChange change = new PairedChange(
                    today.value(),
                    today.interval(CONFIDENCE),
                    before.value(),
                    before.interval(CONFIDENCE),
                    today.correlation(before),
                    today.isShare());
            assertInterval(name, change.less(1), values, 1e-9);
        });
    }

    @Test
    void aMeansIntervalIsAsSkewedAsHallsAndNearTheCorrectedBootstrap() throws IOException {
        double[] losses = IntStream.range(0, 1_000)
                .mapToDouble(i -> -Math.log(((i * 7919L + 13) % 1009 + 1) / 1010.0))
                .toArray();
        Estimate bounded = ofMean(losses, Tails.BOUNDED);
        Estimate open = ofMean(losses, Tails.OPEN);

        // Student's distribution is an expansion.
        assertInterval("bounded", bounded.interval(CONFIDENCE), expected("mean").get("bounded"), 1e-6);
        assertInterval("open", open.interval(CONFIDENCE), expected("mean").get("open"), 1e-6);
        assertInterval(
                "root", open.root().interval(CONFIDENCE), expected("mean").get("root"), 1e-6);
        assertInterval(
                "bootstrap", bounded.interval(CONFIDENCE), expected("mean").get("bootstrap"), 4e-3);
        assertThat(open.root().value()).isEqualTo(Math.sqrt(open.value()));
    }

    /** Opposite ends of two skewed intervals lie apart, however alike the values are. */
    @Test
    void theDifferenceOfAlikeValuesIsNarrowHoweverSkewedTheyAre() {
        Interval skewed = new Interval(0.9, 1.3, null);

        Interval ofMeans = new PairedChange(1, skewed, 1, skewed, 0.999, false).less(1);
        Interval ofShares = new PairedChange(1, skewed, 1, skewed, 0.999, true).less(1);

        assertThat(ofMeans.upper()).isCloseTo(0.2 * Math.sqrt(0.002), within(1e-12));
        assertThat(ofMeans.lower()).isEqualTo(-ofMeans.upper());
        assertThat(ofShares.halfWidth()).isGreaterThan(0.2);
    }

    private static Estimate ofMean(double[] losses, Tails tails) {
        double mean = Arrays.stream(losses).average().orElseThrow();
        double[] influence = Arrays.stream(losses).map(loss -> loss - mean).toArray();
        return Estimate.ofMeans(means -> means[0], FROM_ZERO, tails, true, new double[][] {losses}, influence);
    }

    @Test
    void aRankingWithoutFaultIsBoundedByTheRarerClass() {
        boolean[] positive = new boolean[1_000];
        float[] scores = new float[1_000];
        for (int row = 0; row < 60; row++) {
            positive[row] = true;
            scores[row] = 1;
        }
        Interval interval = Estimate.byInfluence(
                        1, SHARE, new Support(60, "rows"), () -> Ranked.rocAuc(scores, positive)
                                .influence())
                .interval(CONFIDENCE);

        assertThat(interval.lower())
                .isCloseTo(new Proportion(60, 60).wilson(CONFIDENCE).lower(), within(1e-12));
        assertThat(interval.upper()).isOne();
        assertThat(interval.doubt()).isNull();
    }

    @Test
    void whatRestsOnFewRowsIsDoubted() {
        Estimate few =
                Estimate.ofShare(new Proportion(40, 49), new Support(49, "rows of the class"), () -> new double[49]);
        double[] losses = new double[1_000];
        losses[7] = 1e6;
        losses[8] = 1e6;
        double[] influence = Arrays.stream(losses).map(loss -> loss - 2_000).toArray();
        Estimate heavy =
                Estimate.ofMeans(means -> means[0], FROM_ZERO, Tails.OPEN, true, new double[][] {losses}, influence);
        Estimate constant = Estimate.ofMeans(
                means -> means[0], FROM_ZERO, Tails.OPEN, true, new double[][] {new double[60]}, new double[60]);

        double[] errors = IntStream.rangeClosed(1, 1_000)
                .mapToDouble(i -> Math.pow((i + 6) / 1_000.0, -0.8))
                .toArray();
        Estimate far =
                Estimate.ofMeans(means -> means[0], FROM_ZERO, Tails.OPEN, true, new double[][] {errors}, errors);
        Estimate bounded =
                Estimate.ofMeans(means -> means[0], FROM_ZERO, Tails.BOUNDED, true, new double[][] {errors}, errors);

        double[] even = IntStream.range(0, 1_000).asDoubleStream().toArray();
        Estimate beside =
                Estimate.ofMeans(means -> means[1], FROM_ZERO, Tails.OPEN, true, new double[][] {errors, even}, even);

        assertThat(beside.interval(CONFIDENCE).doubt())
                .isEqualTo(far.interval(CONFIDENCE).doubt());
        assertThat(far.interval(CONFIDENCE).doubt())
                .isEqualTo("its rows have a heavy tail: those that are far off may be so by any amount");
        assertThat(bounded.interval(CONFIDENCE).doubt()).isNull();
        assertThat(few.interval(CONFIDENCE).doubt()).isEqualTo("it rests on 49 rows of the class, fewer than 50");
        assertThat(heavy.interval(CONFIDENCE).doubt())
                .isEqualTo("a few rows decide it: its variance rests on no more than 2 of them");
        assertThat(constant.interval(CONFIDENCE).doubt()).isEqualTo("it is the same for every row");
    }

    @Test
    void binomialDrawsHaveTheMomentsOfTheirDistribution() {
        for (double share : new double[] {0.0004, 0.03, 0.4, 0.97}) {
            Binomial binomial = new Binomial(Mix64.of(1, 2));
            int trials = 5_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 20_000; i++) {
                double found = binomial.draw(trials, share) - trials * share;
                sum += found;
                squares += found * found;
            }
            double variance = trials * share * (1 - share);
            assertThat(sum / 20_000).as("mean of %s", share).isCloseTo(0, within(4 * Math.sqrt(variance / 20_000)));
            assertThat(squares / 20_000 / variance).as("variance of %s", share).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void aMultinomialDrawsAllRowsAndNoneIntoEmptyCells() {
        Multinomial multinomial = new Multinomial(new double[] {3, 0, 1, 0}, 1_000, 5);
        long[] counts = new long[4];

        multinomial.draw(counts);

        assertThat(Arrays.stream(counts).sum()).isEqualTo(1_000);
        assertThat(counts[0]).isBetween(680L, 820L);
        assertThat(counts[1] + counts[3]).isZero();
    }

    private static Estimate auc(float[] scores, boolean[] positive) {
        Ranked ranked = Ranked.rocAuc(scores, positive);
        return Estimate.byInfluence(ranked.value(), SHARE, Support.ofRows(scores.length), ranked::influence);
    }

    /** Rows that both got right, only today's model, only the one before, and neither. */
    private static Estimate share(int[] counts, boolean today) {
        int rows = Arrays.stream(counts).sum();
        double[] hits = new double[rows];
        Arrays.fill(hits, 0, counts[0], 1);
        int from = counts[0] + (today ? 0 : counts[1]);
        Arrays.fill(hits, from, from + (today ? counts[1] : counts[2]), 1);
        Proportion share = new Proportion((long) Arrays.stream(hits).sum(), rows);
        return Estimate.ofShare(share, Support.ofRows(rows), () -> hits);
    }

    private static boolean[] positive(int count) {
        boolean[] positive = new boolean[count];
        for (int i = 0; i < count; i++) {
            positive[i] = (i * 7919 + 13) % 101 < 40;
        }
        return positive;
    }

    private static float[] scores(int count, float mixed) {
        float[] scores = new float[count];
        boolean[] positive = positive(count);
        for (int i = 0; i < count; i++) {
            float score =
                    (float) ((i * 104729L + 17) % 997 / 997.0 + (mixed == 0.4f ? 0.4 : 0.1) * (positive[i] ? 1 : 0));
            scores[i] = (float) Math.rint(score * 64) / 64;
        }
        return scores;
    }

    private static void assertInterval(String name, Interval found, double @Nullable [] ends, double near) {
        double[] expected = Objects.requireNonNull(ends, name);
        assertThat(found.lower()).as(name).isCloseTo(expected[0], within(near));
        assertThat(found.upper()).as(name).isCloseTo(expected[1], within(near));
    }

    private static Map<String, double[]> expected(String title) throws IOException {
        Map<String, double[]> values = new LinkedHashMap<>();
        boolean inSection = false;
        try (InputStream in =
                Objects.requireNonNull(IntervalTest.class.getResourceAsStream("/intervals/expected.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int equals = line.indexOf('=');
                if (line.startsWith("#")) {
                    inSection = line.equals("# " + title);
                } else if (inSection) {
                    values.put(
                            line.substring(0, equals),
                            Arrays.stream(line.substring(equals + 1).split(" ", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                }
            }
        }
        assertThat(values).isNotEmpty();
        return values;
    }
}
