package io.github.mlmodel.spi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.version.BuiltWith;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineCatalogTest {

    private static final String TRIBUO = "tribuo " + BuiltWith.version("tribuo");
    private static final String XGBOOST = "xgboost " + BuiltWith.version("xgboost");
    private static final String XGBOOST_CLASS = "org.tribuo.classification.xgboost.XGBoostClassificationTrainer";

    @ParameterizedTest
    @CsvSource({"random-forest,2", "extra-trees,2", "decision-tree,2", "linear-regression,3", "logistic-regression,1"})
    void neitherTribuoNorXgboostMakesATrainerStaleThatUsesNone(String alias, int revision) {
        assertThat(identity(alias)).isEqualTo(alias + " revision " + revision + ", features revision 3");
    }

    @Test
    void trainersNameTheLibrariesThatDecideTheirBytes() {
        assertThat(identity("gradient-boosting")).isEqualTo("gradient-boosting revision 5, features revision 3");
        assertThat(identity("neural-network"))
                .isEqualTo("neural-network revision 1, onnxruntime " + BuiltWith.version("onnxruntime")
                        + ", features revision 3");
        assertThat(identity("org.tribuo.classification.dtree.CARTClassificationTrainer"))
                .isEqualTo("org.tribuo revision 2, " + TRIBUO + ", features revision 3");
        assertThat(identity(XGBOOST_CLASS))
                .isEqualTo("org.tribuo.classification.xgboost revision 2, " + TRIBUO + ", " + XGBOOST
                        + ", features revision 3");
    }

    @Test
    void aTrainerWithinAnotherCountsToo() {
        TrainerSpec bagging = bagging(XGBOOST_CLASS);

        assertThat(EngineCatalog.identity(bagging))
                .isEqualTo("org.tribuo revision 2, org.tribuo.classification.xgboost revision 2, " + TRIBUO + ", "
                        + XGBOOST + ", features revision 3");
        assertThat(EngineCatalog.artifacts(List.of(bagging)).libraries())
                .extracting(LibraryArtifact::artifactId)
                .containsExactly("xgboost4j_2.12");
    }

    @Test
    void codeOfTheProjectHasNoEngine() {
        assertThat(identity("com.example.MeanTrainer")).isEqualTo("custom code, features revision 3");
        assertThat(EngineCatalog.artifacts(List.of(TrainerSpec.of("com.example.MeanTrainer"))))
                .isEqualTo(new EngineArtifacts(List.of(), List.of()));
    }

    @Test
    void xgboostIsNeededByThoseAloneThatTrainWithIt() {
        List<TrainerSpec> without = EngineCatalog.aliases().stream()
                .filter(alias -> !alias.equals("xgboost"))
                .map(TrainerSpec::of)
                .toList();

        assertThat(EngineCatalog.artifacts(without).libraries()).isEmpty();
        assertThat(EngineCatalog.artifacts(List.of(bagging("org.tribuo.regression.slm.LARSTrainer")))
                        .libraries())
                .isEmpty();
        assertThat(EngineCatalog.artifacts(List.of(TrainerSpec.of("xgboost"))).libraries())
                .containsExactly(new LibraryArtifact(
                        "ml.dmlc",
                        "xgboost4j_2.12",
                        BuiltWith.version("xgboost"),
                        List.of("org.scala-lang", "org.scala-lang.modules")));
    }

    @Test
    void anEngineOfSeveralTrainersIsNeededOnce() {
        List<TrainerSpec> trainers = List.of(
                TrainerSpec.of("random-forest"), TrainerSpec.of("decision-tree"), TrainerSpec.of("neural-network"));

        assertThat(EngineCatalog.artifacts(trainers).engines())
                .extracting(EngineEntry::artifactId)
                .containsExactly("mlmodel-engine-trees", "mlmodel-engine-onnxruntime");
    }

    @Test
    void aliasesAreSortedAndEachIsOnce() {
        assertThat(EngineCatalog.aliases()).isSorted().doesNotHaveDuplicates().hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void theTrainerToBeginWithTakesTheDataAndEveryTask(DataKind data) {
        TrainerEntry suggested =
                EngineCatalog.trainer(EngineCatalog.suggested(data)).orElseThrow();

        assertThat(suggested.data()).contains(data);
        assertThat(suggested.tasks()).containsExactlyInAnyOrder(Task.values());
    }

    @Test
    void networksAndCodeOfTheProjectMayUseAGpu() {
        assertThat(EngineCatalog.mayUseGpu("neural-network")).isTrue();
        assertThat(EngineCatalog.mayUseGpu("com.example.MeanTrainer")).isTrue();
        assertThat(EngineCatalog.mayUseGpu("random-forest")).isFalse();
        assertThat(EngineCatalog.mayUseGpu(XGBOOST_CLASS)).isFalse();
    }

    @Test
    void aFileIsFoundReplacedAndRemovedOnlyWhereTheTrainerHasOne() {
        TrainerSpec network = withBase("neural-network");
        Parameter file = new Parameter.File("base.onnx", Path.of("elsewhere"));

        assertThat(FileParameter.of(network)).contains(new FileParameter("base", "base.onnx"));
        assertThat(FileParameter.replace(network, file).parameters()).contains(new Parameter.Entry("base", file));
        assertThat(FileParameter.remove(network).parameters())
                .extracting(Parameter.Entry::name)
                .containsExactly("epochs");
        assertThat(FileParameter.of(withBase("random-forest"))).isEqualTo(Optional.empty());
        assertThat(FileParameter.replace(withBase("random-forest"), file)).isEqualTo(withBase("random-forest"));
        assertThat(FileParameter.remove(withBase("random-forest"))).isEqualTo(withBase("random-forest"));
    }

    private static String identity(String type) {
        return EngineCatalog.identity(TrainerSpec.of(type));
    }

    private static TrainerSpec withBase(String type) {
        return new TrainerSpec(type, List.of(entry("base", "base.onnx"), entry("epochs", "2")));
    }

    private static TrainerSpec bagging(String inner) {
        Parameter component = new Parameter.Group(List.of(entry("type", inner)));
        return new TrainerSpec(
                "org.tribuo.ensemble.BaggingTrainer", List.of(new Parameter.Entry("innerTrainer", component)));
    }

    private static Parameter.Entry entry(String name, String value) {
        return new Parameter.Entry(name, new Parameter.Text(value));
    }
}
