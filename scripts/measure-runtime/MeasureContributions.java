package io.github.mlmodel.measure;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

/** What other libraries' contributions of features take, a row of a hundred, on one thread, for measure-runtime.sh. */
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
        Object all() throws Exception;
    }

    @Param({"LIGHTGBM", "XGBOOST"})
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
        if (library.equals("LIGHTGBM")) {
            LGBMBooster booster = MeasurePeers.lightGbm(table);
            explained = () -> booster.predictForMat(
                    flat, ROWS, width, true, PredictionType.C_API_PREDICT_CONTRIB, "num_threads=1");
        } else {
            Booster booster = MeasurePeers.xgBoost(table);
            DMatrix matrix = new DMatrix(flat, ROWS, width, Float.NaN);
            explained = () -> booster.predictContrib(matrix, 0);
        }
    }

    /** A hundred rows; the figure is a row's. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object peerContributions() throws Exception {
        return explained.all();
    }
}
