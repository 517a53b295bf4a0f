package io.github.mlmodel.measure;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
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
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** What predictions of other libraries take, a row, on one thread and features that are ready, for measure-runtime.sh. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MeasurePeers {

    private static final int ROWS = 1_000;

    private static final int TREES = 100;

    /** Takes rows as they are ready for it, and predicts them. */
    private interface Peer {
        Object one(int row) throws Exception;

        Object all() throws Exception;
    }

    @Param({"LIGHTGBM", "XGBOOST", "TRIBUO_FOREST", "TRIBUO_LINEAR"})
    public String library;

    @Param("")
    public String train;

    @Param("")
    public String target;

    @Param("")
    public String rows;

    private Peer peer;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws Exception {
        OneHotTable table = new OneHotTable(Path.of(train), target);
        float[][] all = table.other(Path.of(rows));
        float[][] some = IntStream.range(0, ROWS).mapToObj(i -> all[i % all.length]).toArray(float[][]::new);
        peer = switch (library) {
            case "LIGHTGBM" -> lightGbm(table, some);
            case "XGBOOST" -> xgBoost(table, some);
            case "TRIBUO_FOREST" -> tribuo(
                    new RandomForestTrainer<>(
                            new CARTClassificationTrainer(Integer.MAX_VALUE, share(table), 1), new VotingCombiner(), TREES),
                    table,
                    some);
            default -> tribuo(new LogisticRegressionTrainer(), table, some);
        };
    }

    /** A forest looks at as many features a split as their number's square root, as others do. */
    private static float share(OneHotTable table) {
        return (float) (1 / Math.sqrt(table.features[0].length));
    }

    private static float[] ones(OneHotTable table) {
        String first = table.labels[0];
        float[] labels = new float[table.labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = table.labels[i].equals(first) ? 0 : 1;
        }
        return labels;
    }

    static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }

    static LGBMBooster lightGbm(OneHotTable table) throws Exception {
        int width = table.features[0].length;
        String[] names = IntStream.range(0, width).mapToObj(i -> "f" + i).toArray(String[]::new);
        String settings = "objective=binary num_leaves=31 num_threads=1 verbosity=-1";
        LGBMDataset data = LGBMDataset.createFromMat(
                flat(table.features), table.features.length, width, true, settings, null);
        data.setFeatureNames(names);
        data.setField("label", ones(table));
        LGBMBooster booster = LGBMBooster.create(data, settings);
        for (int tree = 0; tree < TREES; tree++) {
            booster.updateOneIter();
        }
        return booster;
    }

    private static Peer lightGbm(OneHotTable table, float[][] some) throws Exception {
        int width = some[0].length;
        LGBMBooster booster = lightGbm(table);
        float[] flat = flat(some);
        return new Peer() {
            @Override
            public Object one(int row) throws Exception {
                return booster.predictForMatSingleRow(some[row], PredictionType.C_API_PREDICT_NORMAL);
            }

            @Override
            public Object all() throws Exception {
                return booster.predictForMat(
                        flat, ROWS, width, true, PredictionType.C_API_PREDICT_NORMAL, "num_threads=1");
            }
        };
    }

    static Booster xgBoost(OneHotTable table) throws Exception {
        int width = table.features[0].length;
        DMatrix data = new DMatrix(flat(table.features), table.features.length, width, Float.NaN);
        data.setLabel(ones(table));
        Map<String, Object> settings = Map.of(
                "objective", "binary:logistic", "grow_policy", "lossguide", "max_leaves", 31, "max_depth", 0,
                "tree_method", "hist", "nthread", 1, "eta", 0.1);
        return XGBoost.train(data, settings, TREES, Map.of(), null, null);
    }

    private static Peer xgBoost(OneHotTable table, float[][] some) throws Exception {
        int width = some[0].length;
        Booster booster = xgBoost(table);
        float[] flat = flat(some);
        return new Peer() {
            @Override
            public Object one(int row) throws Exception {
                return booster.inplace_predict(some[row], 1, width, Float.NaN);
            }

            @Override
            public Object all() throws Exception {
                return booster.inplace_predict(flat, ROWS, width, Float.NaN);
            }
        };
    }

    private static Peer tribuo(Trainer<Label> trainer, OneHotTable table, float[][] some) {
        Logger.getLogger("org.tribuo").setLevel(java.util.logging.Level.WARNING);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int i = 0; i < table.features.length; i++) {
            data.add(example(new Label(table.labels[i]), table.features[i]));
        }
        Model<Label> model = trainer.train(data);
        List<Example<Label>> examples = new ArrayList<>();
        for (float[] row : some) {
            examples.add(example(LabelFactory.UNKNOWN_LABEL, row));
        }
        return new Peer() {
            @Override
            public Object one(int row) {
                return model.predict(examples.get(row));
            }

            @Override
            public Object all() {
                return model.predict(examples);
            }
        };
    }

    /** Tribuo's rows are sparse. */
    private static Example<Label> example(Label label, float[] row) {
        int[] set = IntStream.range(0, row.length).filter(i -> row[i] != 0 && !Float.isNaN(row[i])).toArray();
        return new ArrayExample<>(
                label,
                Arrays.stream(set).mapToObj(i -> "f" + i).toArray(String[]::new),
                Arrays.stream(set).mapToDouble(i -> row[i]).toArray());
    }

    /** A row. */
    @Benchmark
    public Object peerRow() throws Exception {
        next = (next + 1) % ROWS;
        return peer.one(next);
    }

    /** A thousand rows; the figure is a row's. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object peerBatchOfThousand() throws Exception {
        return peer.all();
    }
}
