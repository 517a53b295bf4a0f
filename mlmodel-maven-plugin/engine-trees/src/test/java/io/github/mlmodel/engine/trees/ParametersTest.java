package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final String FOREST = " Its parameters are:\n"
            + "  trees (integer, default 100): number of trees\n"
            + "  maxDepth (integer, default 0): deepest level of a leaf; 0 is no limit but 1000\n"
            + "  minSamplesLeaf (integer, default 1): fewest rows in a leaf\n"
            + "  maxFeatures (automatic, sqrt, log2, all, a share such as 0.5, or a count, default automatic): features"
            + " looked at in a node; automatic is sqrt for classification, all for regression\n"
            + "  bins (integer, default 256): most bins of a feature's values\n"
            + "  bootstrap (true or false, default true): whether each tree sees rows drawn with replacement";

    @Test
    void misspeltNameIsToldWithTheNearestAndAll() {
        assertThatThrownBy(() -> read("random-forest", "tress", "10"))
                .hasMessage("Trainer 'random-forest' has no parameter 'tress'; did you mean 'trees'?" + FOREST);
    }

    @Test
    void nameThatIsNearToNoneIsToldWithAll() {
        assertThatThrownBy(() -> read("random-forest", "momentum", "10"))
                .hasMessage("Trainer 'random-forest' has no parameter 'momentum'." + FOREST);
    }

    @Test
    void wrongValueIsToldWithWhatIsAllowed() {
        assertThatThrownBy(() -> read("random-forest", "trees", "abc"))
                .hasMessage(
                        "Trainer 'random-forest': 'abc' is no value for parameter 'trees' (integer, from 1 to 10000,"
                                + " default 100).");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(
                        () -> read("random-forest", "trees", "0", "minSamplesLeaf", "-1", "bootstrap", "yes", "x", "1"))
                .hasMessage("Trainer 'random-forest': '0' is no value for parameter 'trees' (integer, from 1 to 10000,"
                        + " default 100).\n"
                        + "Trainer 'random-forest': '-1' is no value for parameter 'minSamplesLeaf' (integer, at least"
                        + " 1, default 1).\n"
                        + "Trainer 'random-forest': 'yes' is no value for parameter 'bootstrap' (true or false, default"
                        + " true).\n"
                        + "Trainer 'random-forest' has no parameter 'x'." + FOREST);
    }

    @Test
    void moreThanTenWrongOnesAreCounted() {
        String[] wrong = new String[24];
        for (int i = 0; i < 12; i++) {
            wrong[2 * i] = "unknown" + i;
            wrong[2 * i + 1] = "1";
        }

        assertThatThrownBy(() -> read("random-forest", wrong))
                .hasMessageContaining("'unknown9'.\nand 2 more. Its parameters are:")
                .hasMessageNotContaining("unknown10");
    }

    @Test
    void parameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> read("random-forest", "trees", "5", "trees", "6"))
                .hasMessage("Trainer 'random-forest': parameter 'trees' is given more than once.");
    }

    @Test
    void nestedElementsAreNoValue() {
        TrainerSpec spec =
                new TrainerSpec("random-forest", List.of(new Parameter.Entry("trees", new Parameter.Group(List.of()))));

        assertThatThrownBy(() -> new TreesEngine().trainer(spec, Task.CLASSIFICATION))
                .hasMessage("Trainer 'random-forest': nested elements are no value for parameter 'trees' (integer, from"
                        + " 1 to 10000, default 100).");
    }

    @ParameterizedTest
    @CsvSource({
        "logistic-regression,C,0,'(number, more than 0, default 1.0)'",
        "logistic-regression,C,NaN,'(number, more than 0, default 1.0)'",
        "logistic-regression,C,1d,'(number, more than 0, default 1.0)'",
        "logistic-regression,tolerance,2,'(number, more than 0 and at most 1, default 0.0001)'",
        "random-forest,maxFeatures,0,'(automatic, sqrt, log2, all, a share such as 0.5, or a count, default"
                + " automatic)'",
        "random-forest,maxFeatures,1.5,'(automatic, sqrt, log2, all, a share such as 0.5, or a count, default"
                + " automatic)'",
        "random-forest,bins,257,'(integer, from 2 to 256, default 256)'",
    })
    void valuesOutOfRangeAreRefused(String alias, String name, String value, String range) {
        assertThatThrownBy(() -> read(alias, name, value))
                .hasMessage("Trainer '" + alias + "': '" + value + "' is no value for parameter '" + name + "' " + range
                        + ".");
    }

    @ParameterizedTest
    @CsvSource({"maxFeatures,all", "maxFeatures,3", "maxFeatures,0.5", "maxFeatures,log2", "maxDepth,4"})
    void valuesInRangeAreTaken(String name, String value) {
        assertThat(ForestTest.train(SampleData.classification(60, 2, 1), "random-forest", "trees", "2", name, value))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "extra-trees", "decision-tree"})
    void theOldSpellingOfAutomaticIsAnsweredWithTheNewOne(String alias) {
        assertThatThrownBy(() -> read(alias, "maxFeatures", "auto"))
                .hasMessage("Trainer '" + alias + "': 'auto' is no value for parameter 'maxFeatures' any more; write"
                        + " 'automatic', which means the same.");
    }

    @Test
    void automaticIsWhatTheForestDoesByItself() {
        TrainingData<FeatureMatrix, ?> data = SampleData.classification(60, 2, 1);
        TrainedModel<FeatureMatrix> byDefault = ForestTest.train(data, "random-forest", "trees", "2");

        TrainedModel<FeatureMatrix> automatic =
                ForestTest.train(data, "random-forest", "trees", "2", "maxFeatures", "automatic");

        assertThat(ExportedGraph.bytes(automatic.graph())).isEqualTo(ExportedGraph.bytes(byDefault.graph()));
    }

    private static void read(String alias, String... parameters) {
        new TreesEngine().trainer(ForestTest.spec(alias, parameters), Task.CLASSIFICATION);
    }
}
