package io.github.mlmodel.repository;

import static io.github.mlmodel.repository.TrainedToExport.set;
import static io.github.mlmodel.repository.TrainedToExport.trainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.neural.layer.LayerReference;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.plan.FlatCompiler;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which operators Java evaluates is read off the files that trainers, kinds of columns and layers become. A training compares
 * what Java and ONNX Runtime make of its file.
 */
class JavaOperatorsTest {

    /** Layers of images stay with ONNX Runtime. */
    private static final Set<String> BEYOND_JAVA =
            Set.of("Conv", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool");

    private static final String C = "org.tribuo.classification.";
    private static final String R = "org.tribuo.regression.";

    @TempDir
    Path folder;

    static Stream<String> aliases() {
        return EngineCatalog.aliases().stream();
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void filesOfEveryShortNameAreEvaluatedInJava(String alias) throws IOException {
        TrainerSpec trainer =
                alias.equals(EngineCatalog.NEURAL_NETWORK) ? trainer(alias, set("epochs", "1")) : trainer(alias);
        if (EngineCatalog.tasks(alias).contains("classification")) {
            assertEvaluated(new TrainedToExport(folder).ofTable(trainer, "kind"));
        }
        if (EngineCatalog.tasks(alias).contains("regression")) {
            assertEvaluated(new TrainedToExport(folder).ofTable(trainer, "amount"));
        }
    }

    static Stream<TrainerSpec> trainersOfClasses() {
        TrainerSpec cart = trainer(C + "dtree.CARTClassificationTrainer", set("minChildWeight", "0.05"));
        TrainerSpec linear = trainer(C + "sgd.linear.LogisticRegressionTrainer");
        List<TrainerSpec> all = new ArrayList<>(List.of(
                linear,
                cart,
                trainer(C + "sgd.fm.FMClassificationTrainer", set("factorizedDimSize", "3"), set("variance", "0.1")),
                trainer(C + "liblinear.LibLinearClassificationTrainer"),
                libSvm("true"),
                libSvm("false"),
                trainer(C + "xgboost.XGBoostClassificationTrainer", set("numTrees", "3")),
                trainer(C + "ensemble.AdaBoostTrainer", set("innerTrainer", cart), set("numMembers", "3")),
                ensemble("org.tribuo.ensemble.BaggingTrainer", linear, C + "ensemble.VotingCombiner"),
                ensemble(
                        "org.tribuo.ensemble.BaggingTrainer",
                        libSvm("true"),
                        C + "ensemble.FullyWeightedVotingCombiner"),
                ensemble("org.tribuo.common.tree.ExtraTreesTrainer", randomCart(), C + "ensemble.VotingCombiner")));
        for (String kernel : List.of("Linear", "RBF", "Polynomial", "Sigmoid")) {
            List<String> slope = kernel.equals("Linear") ? List.of() : List.of("0.1");
            all.add(trainer(
                    C + "sgd.kernel.KernelSVMTrainer", set("lambda", "0.01"), set("kernel", kernel(kernel, slope))));
        }
        return all.stream();
    }

    private static TrainerSpec randomCart() {
        return trainer(C + "dtree.CARTClassificationTrainer", set("useRandomSplitPoints", "true"));
    }

    private static TrainerSpec kernel(String name, List<String> slope) {
        String type = "org.tribuo.math.kernel." + name;
        return switch (name) {
            case "Polynomial" -> trainer(type, set("gamma", "0.1"), set("intercept", "1"), set("degree", "3"));
            case "Sigmoid" -> trainer(type, set("gamma", "0.1"), set("intercept", "0.2"));
            default -> slope.isEmpty() ? trainer(type) : trainer(type, set("gamma", slope.get(0)));
        };
    }

    private static TrainerSpec libSvm(String probability) {
        return trainer(
                C + "libsvm.LibSVMClassificationTrainer",
                set("svmType", trainer(C + "libsvm.SVMClassificationType", set("type", "C_SVC"))),
                set("kernelType", "RBF"),
                set("probability", probability));
    }

    private static TrainerSpec ensemble(String type, TrainerSpec inner, String combiner) {
        return trainer(type, set("innerTrainer", inner), set("numMembers", "3"), set("combiner", combiner));
    }

    @ParameterizedTest
    @MethodSource("trainersOfClasses")
    void filesOfTribuosClassifiersAreEvaluatedInJava(TrainerSpec trainer) throws IOException {
        assertEvaluated(new TrainedToExport(folder).ofTable(trainer, "kind"));
    }

    static Stream<TrainerSpec> trainersOfNumbers() {
        return Stream.of(
                trainer(R + "sgd.linear.LinearSGDTrainer", set("objective", R + "sgd.objectives.Huber")),
                trainer(R + "rtree.CARTRegressionTrainer"),
                trainer(R + "slm.SLMTrainer", set("normalize", "true")),
                trainer(R + "slm.ElasticNetCDTrainer", set("alpha", "0.1"), set("l1Ratio", "0.5")),
                trainer(R + "liblinear.LibLinearRegressionTrainer"),
                trainer(
                        R + "libsvm.LibSVMRegressionTrainer",
                        set("svmType", trainer(R + "libsvm.SVMRegressionType", set("type", "EPSILON_SVR"))),
                        set("kernelType", "SIGMOID"),
                        set("standardize", "true")),
                trainer(R + "xgboost.XGBoostRegressionTrainer", set("numTrees", "3"), set("rType", "GAMMA")),
                ensemble(
                        "org.tribuo.common.tree.RandomForestTrainer",
                        trainer(R + "rtree.CARTRegressionTrainer", set("fractionFeaturesInSplit", "0.5")),
                        R + "ensemble.AveragingCombiner"));
    }

    @ParameterizedTest
    @MethodSource("trainersOfNumbers")
    void filesOfTribuosRegressionsAreEvaluatedInJava(TrainerSpec trainer) throws IOException {
        assertEvaluated(new TrainedToExport(folder).ofTable(trainer, "amount"));
    }

    /** Every layer that a network of a table can have. */
    @Test
    void networksOfDenseLayersAreEvaluatedInJava() throws IOException {
        String layers = """
                dense 24 relu
                batch-norm
                residual
                  dense 24 gelu
                  layer-norm
                dense 16 leaky-relu
                dropout 0.1
                dense 12 silu
                dense 12 tanh
                dense 10 sigmoid
                dense 8 softmax
                """;
        TrainerSpec trainer = trainer(EngineCatalog.NEURAL_NETWORK, set("layers", layers), set("epochs", "2"));

        assertEvaluated(new TrainedToExport(folder).ofTable(trainer, "kind"));
        assertThat(LayerReference.entries())
                .extracting(LayerReference.Entry::name)
                .allMatch(name -> layers.contains(name) || OF_IMAGES.contains(name));
    }

    private static final Set<String> OF_IMAGES =
            Set.of("conv", "max-pool", "average-pool", "global-average-pool", "flatten", "embedding");

    @Test
    void pixelsAreEvaluatedInJavaAndConvolutionsAreNot() throws IOException {
        assertEvaluated(new TrainedToExport(folder).ofImages(trainer(EngineCatalog.LOGISTIC_REGRESSION)));

        PlanOutcome network = compiled(
                new TrainedToExport(folder).ofImages(trainer(EngineCatalog.NEURAL_NETWORK, set("epochs", "1"))));

        assertThat(((PlanOutcome.Beyond) network).operators()).isNotEmpty().isSubsetOf(BEYOND_JAVA);
    }

    /** Where a graph is flattened, too, both ways give the same bits. */
    private static void assertEvaluated(byte[] file) {
        PlanOutcome outcome = compiled(file);
        assertThat(outcome).isInstanceOf(PlanOutcome.Ready.class);
        OnnxContent content = OnnxReader.read(file, "model.onnx");
        FlatCompiler.of(content).ifPresent(flattened -> {
            List<List<Object>> results =
                    FlattenedFile.results(content, flattened, ((PlanOutcome.Ready) outcome).plan());
            assertThat(results.get(0)).isEqualTo(results.get(1));
        });
    }

    private static PlanOutcome compiled(byte[] file) {
        return PlanBuilder.compile(OnnxReader.read(file, "model.onnx"), "model.onnx");
    }
}
