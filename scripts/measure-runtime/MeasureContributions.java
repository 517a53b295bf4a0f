package io.github.mlmodel.measure;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What contributions of features take, a row of a hundred, on one thread, for measure-runtime.sh: by other libraries, and by explanations
 * of the same trees, which have to be the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MeasureContributions {

    private static final int ROWS = 100;

    /** Explains all rows. */
    private interface Explained {
        double[] all() throws Exception;
    }

    @Param({"LIGHTGBM", "LIGHTGBM_TREES_EXPLAINED", "XGBOOST", "XGBOOST_TREES_EXPLAINED"})
    public String library;

    @Param("")
    public String train;

    @Param("")
    public String target;

    @Param("")
    public String rows;

    private Explained explained;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        OneHotTable table = new OneHotTable(Path.of(train), target);
        float[] flat = MeasurePeers.flat(Arrays.copyOf(table.other(Path.of(rows)), ROWS));
        int width = flat.length / ROWS;
        Model same;
        Explained peer;
        if (library.startsWith("LIGHTGBM")) {
            LGBMBooster booster = MeasurePeers.lightGbm(table);
            same = SameTrees.of(booster, width);
            peer = () -> booster.predictForMat(
                    flat, ROWS, width, true, PredictionType.C_API_PREDICT_CONTRIB, "num_threads=1");
        } else {
            Booster booster = MeasurePeers.xgBoost(table);
            same = SameTrees.of(booster, width);
            DMatrix matrix = new DMatrix(flat, ROWS, width, Float.NaN);
            peer = () -> Arrays.stream(booster.predictContrib(matrix, 0))
                    .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]))
                    .toArray();
        }
        List<Row> ready = rows(same, flat, width);
        Explained explanations = () -> explained(same, ready, width);
        requireEqual(peer.all(), explanations.all(), width);
        explained = library.endsWith("EXPLAINED") ? () -> values(same, ready) : peer;
    }

    private static List<Row> rows(Model model, float[] flat, int width) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Row row = model.newRow();
            for (int column = 0; column < width; column++) {
                row.set(column, flat[i * width + column]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static double[] values(Model model, List<Row> rows) {
        return rows.stream().mapToDouble(row -> model.explain(row).value()).toArray();
    }

    /** Returns contributions as peers do: row by row, and behind a row's what is expected of any. */
    private static double[] explained(Model model, List<Row> rows, int width) {
        double[] all = new double[ROWS * (width + 1)];
        for (int i = 0; i < ROWS; i++) {
            Explanation why = model.explain(rows.get(i));
            for (Explanation.Contribution contribution : why.contributions()) {
                all[i * (width + 1) + model.columns().indexOf(contribution.column())] = contribution.amount();
            }
            all[i * (width + 1) + width] = why.base();
        }
        return all;
    }

    /** What is expected of any row may differ by what a library adds to all sums. */
    private static void requireEqual(double[] peer, double[] same, int width) {
        for (int row = 0; row < ROWS; row++) {
            int from = row * (width + 1);
            double size = Arrays.stream(peer, from, from + width).map(Math::abs).sum();
            for (int i = from; i < from + width; i++) {
                if (!(Math.abs(peer[i] - same[i]) <= 1e-4 * size)) {
                    throw new IllegalStateException("Row " + row + ", feature " + (i - from) + ": " + peer[i] + " and " + same[i]);
                }
            }
        }
    }

    /** A hundred rows; the figure is a row's. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object peerContributions() throws Exception {
        return explained.all();
    }
}
