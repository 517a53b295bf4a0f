package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.Mix64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One who knows XGBoost gets XGBoost: its names, and where nothing is said, what the library does of itself. */
class XgboostParametersTest {

    private static final int ROWS = 600;
    private static final int WIDTH = 6;

    private final float[] cells = new float[ROWS * WIDTH];
    private final float[] targets = new float[ROWS];

    XgboostParametersTest() {
        Mix64 random = Mix64.of(5, 1);
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int c = 0; c < WIDTH; c++) {
                cells[row * WIDTH + c] = (float) random.nextDouble();
            }
            targets[row] = cells[row * WIDTH] * cells[row * WIDTH + 1] + (float) random.nextDouble();
            sum += targets[row];
        }
        for (int row = 0; row < ROWS; row++) {
            targets[row] -= (float) (sum / ROWS);
        }
    }

    @Test
    void whatIsNotSaidIsTheLibrarysOwnDefault() throws XGBoostError {
        assertThat(ours()).isEqualTo(theirs(Map.of(), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "eta,eta,0.05",
        "maxDepth,max_depth,2",
        "maxDepth,max_depth,0",
        "maxLeaves,max_leaves,5",
        "maxBin,max_bin,7",
        "minChildWeight,min_child_weight,40",
        "maxDeltaStep,max_delta_step,0.01",
        "lambda,lambda,30",
        "alpha,alpha,3",
        "gamma,gamma,0.4",
        "subsample,subsample,0.5",
        "colsampleBytree,colsample_bytree,0.5",
        "colsampleBylevel,colsample_bylevel,0.5",
        "colsampleBynode,colsample_bynode,0.5"
    })
    void eachParameterIsTheLibrarys(String name, String theirName, String value) throws XGBoostError {
        float[] ours = ours("rounds", "7", name, value);

        assertThat(ours).isEqualTo(theirs(Map.of(theirName, value), 7)).isNotEqualTo(theirs(Map.of(), 7));
    }

    @Test
    void theOrderOfSplitsIsTheLibrarys() throws XGBoostError {
        Map<String, Object> lossguide = Map.of("grow_policy", "lossguide", "max_leaves", 9);

        assertThat(ours("rounds", "7", "growPolicy", "lossguide", "maxLeaves", "9"))
                .isEqualTo(theirs(lossguide, 7))
                .isNotEqualTo(theirs(Map.of("max_leaves", 9), 7));
    }

    @Test
    void theNameThatOtherLibrariesHaveIsToldWithXgboostsOwn() {
        assertThatThrownBy(() -> new TreesEngine()
                        .trainer(
                                ForestTest.spec("xgboost", "learningRate", "0.1", "growPolicy", "leafwise"),
                                Task.REGRESSION))
                .hasMessage("Trainer 'xgboost' has no parameter 'learningRate'.\n"
                        + "Trainer 'xgboost': 'leafwise' is no value for parameter 'growPolicy' (depthwise, lossguide,"
                        + " default depthwise). Its parameters are:\n"
                        + "  rounds (integer, default 100): number of trees, for more than two classes of each class\n"
                        + "  eta (number, default 0.3): learning rate: share of each tree's correction that is made\n"
                        + "  maxDepth (integer, default 6): deepest level of a leaf; 0 is no limit\n"
                        + "  maxLeaves (integer, default 0): most leaves of a tree; 0 is no limit\n"
                        + "  growPolicy (depthwise, lossguide, default depthwise): which node is split next: the nearest"
                        + " to the root, or the one that lowers the loss most\n"
                        + "  maxBin (integer, default 256): most bins of a feature's values\n"
                        + "  minChildWeight (number, default 1): least sum of second derivatives in a leaf; for"
                        + " regression these are rows\n"
                        + "  maxDeltaStep (number, default 0): largest value of a leaf before eta; 0 is no limit\n"
                        + "  lambda (number, default 1): L2 penalty of leaves\n"
                        + "  alpha (number, default 0): L1 penalty of leaves\n"
                        + "  gamma (number, default 0): least gain of a split\n"
                        + "  subsample (number, default 1): share of the rows that each tree sees\n"
                        + "  colsampleBytree (number, default 1): share of the features that each tree sees\n"
                        + "  colsampleBylevel (number, default 1): share of a tree's features that each of its levels"
                        + " sees\n"
                        + "  colsampleBynode (number, default 1): share of a level's features that are looked at in a"
                        + " node");
    }

    private float[] ours(String... parameters) {
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (int c = 0; c < WIDTH; c++) {
            float[] values = new float[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = cells[row * WIDTH + c];
            }
            names.add("x" + c);
            columns.add(new FeatureColumn.Dense(values));
        }
        double[] numbers = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = targets[row];
        }
        FeatureMatrix features = new FeatureMatrix(ROWS, names, columns);
        TrainedModel<FeatureMatrix> model = ForestTest.train(
                new TrainingData<>(features, new Target.Numbers(numbers), null), "xgboost", parameters);
        return model.predict(features).values();
    }

    /** Calls the library with no more than it must be told. */
    private float[] theirs(Map<String, Object> parameters, int rounds) throws XGBoostError {
        Map<String, Object> settings = new HashMap<>(parameters);
        settings.put("objective", "reg:squarederror");
        settings.put("base_score", 0);
        settings.put("seed", 7);
        settings.put("nthread", 1);
        float mean = mean();
        DMatrix matrix = new DMatrix(cells, ROWS, WIDTH, Float.NaN);
        float[] labels = targets.clone();
        for (int row = 0; row < ROWS; row++) {
            labels[row] = (float) ((double) targets[row] - mean);
        }
        matrix.setLabel(labels);
        float[][] predicted =
                XGBoost.train(matrix, settings, rounds, Map.of(), null, null).predict(matrix);
        float[] values = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = predicted[row][0] + mean;
        }
        return values;
    }

    private float mean() {
        double sum = 0;
        for (float target : targets) {
            sum += target;
        }
        return (float) (sum / ROWS);
    }
}
