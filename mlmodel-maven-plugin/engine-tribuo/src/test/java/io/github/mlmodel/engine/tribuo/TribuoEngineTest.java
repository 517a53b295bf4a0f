package io.github.mlmodel.engine.tribuo;

import static io.github.mlmodel.engine.tribuo.TrainerCase.set;
import static io.github.mlmodel.engine.tribuo.TrainerCase.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TribuoEngineTest {

    private static final String C = "org.tribuo.classification.";
    private static final String R = "org.tribuo.regression.";
    private static final String BAYES = C + "mnb.MultinomialNaiveBayesTrainer";
    private static final String BAYES_LIST = " Its parameters are:\n  alpha (number, default 1.0): smoothing parameter";
    private static final String CART = C + "dtree.CARTClassificationTrainer";
    private static final String ELASTIC = R + "slm.ElasticNetCDTrainer";
    private static final String ELASTIC_LIST = """
            Its parameters are:
              alpha (number, required): overall regularisation penalty
              l1Ratio (number, required): ratio of l1 to l2 parameters
              maxIterations (integer, default 500): maximum number of iterations to run
              randomise (true or false, default false): randomises the order in which the features are probed
              seed (integer, default the model's seed): the seed for the RNG
              tolerance (number, default 1.0E-4): tolerance on the error""";

    private final TribuoEngine engine = new TribuoEngine();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Engine.class).stream()
                        .map(provider -> provider.get().name()))
                .contains("tribuo");
    }

    @Test
    void everySupportedTrainerIsDescribed() {
        List<TrainerDescription> descriptions = engine.trainers();

        assertThat(descriptions).hasSize(24).allSatisfy(one -> {
            assertThat(engine.knows(one.type())).isTrue();
            assertThat(one.description()).endsWith(".");
            assertThat(one.parameters()).allSatisfy(parameter -> {
                assertThat(parameter.description()).isNotBlank();
                assertThat(parameter.defaultValue()).isNotBlank().doesNotContain("@");
            });
        });
    }

    @Test
    void unknownParameterListsTheParameters() {
        refuses(
                spec(BAYES, set("alhpa", "2")),
                "Trainer '" + BAYES + "' has no parameter 'alhpa'; did you mean 'alpha'?" + BAYES_LIST);
        refuses(spec(BAYES, set("k", "2")), "Trainer '" + BAYES + "' has no parameter 'k'." + BAYES_LIST);
    }

    @Test
    void textsThatAreNoNumbersAreRefused() {
        for (String text : List.of("abc", "NaN", "Infinity", "1d", "0x1p3", "", "1e999", "${a}", "0", "-1")) {
            String why = text.equals("${a}") ? ": '${' would be replaced by Tribuo" : "";
            refuses(
                    spec(BAYES, set("alpha", text)),
                    "Trainer '" + BAYES + "': '" + text
                            + "' is no value for parameter 'alpha' (number, above 0, default " + "1.0)" + why + "."
                            + BAYES_LIST);
        }
    }

    @Test
    void allWrongParametersAreListedAtOnce() {
        String start = "Trainer '" + ELASTIC + "'";
        assertThatThrownBy(() -> engine.trainer(
                        spec(
                                ELASTIC,
                                set("alpha", "1"),
                                set("alpha", "2"),
                                set("randomise", "yes"),
                                set("maxIterations", "1e2"),
                                set("seed", "99999999999999999999"),
                                set("tolerance", spec("nested"))),
                        Task.REGRESSION))
                .isInstanceOf(MlModelException.class)
                .hasMessage(start + ": parameter 'alpha' is given more than once.\n"
                        + start + ": 'yes' is no value for parameter 'randomise' (true or false, default false).\n"
                        + start
                        + ": '1e2' is no value for parameter 'maxIterations' (integer, at least 1, default 500).\n"
                        + start
                        + ": '99999999999999999999' is no value for parameter 'seed' (integer, default the model's"
                        + " seed).\n"
                        + start
                        + " takes a text for parameter 'tolerance' (number, above 0, default 1.0E-4), not nested"
                        + " elements.\n"
                        + start + " needs parameter 'l1Ratio' (number, above 0 and at most 1, required). "
                        + ELASTIC_LIST);
    }

    @Test
    void nestedComponentIsCheckedBeforeTraining() {
        String combiner = R + "ensemble.AveragingCombiner";
        TrainerSpec spec = spec(
                "org.tribuo.ensemble.BaggingTrainer",
                set("innerTrainer", spec(CART)),
                set("numMembers", "-3"),
                set("combiner", combiner));

        assertThatThrownBy(() -> engine.trainer(spec, Task.CLASSIFICATION))
                .hasMessageStartingWith("Trainer 'org.tribuo.ensemble.BaggingTrainer': '-3' is no value for parameter "
                        + "'numMembers' (integer, at least 1, required).\n"
                        + "Trainer 'org.tribuo.ensemble.BaggingTrainer': '" + combiner + "' is no value for parameter "
                        + "'combiner' (component EnsembleCombiner, one of "
                        + C + "ensemble.FullyWeightedVotingCombiner, " + C
                        + "ensemble.VotingCombiner, required); did you mean '" + C
                        + "ensemble.VotingCombiner'? Its parameters are:");
    }

    @Test
    void checksOfTribuoItselfAreShown() {
        refuses(
                spec(
                        "org.tribuo.common.tree.RandomForestTrainer",
                        set("innerTrainer", spec(CART)),
                        set("numMembers", "3"),
                        set("combiner", C + "ensemble.VotingCombiner")),
                "Trainer 'org.tribuo.common.tree.RandomForestTrainer' refuses its parameters: RandomForestTrainer requires "
                        + "that the decision tree innerTrainer have fractional features in split.");
    }

    @Test
    void combinationsThatTrainNothingAreRefused() {
        String boosting = C + "ensemble.AdaBoostTrainer";
        refuses(
                spec(boosting, set("innerTrainer", spec(CART)), set("numMembers", "3")),
                "Trainer '" + boosting + "' shares a weight of 1 among all rows, so that its inner trainer '" + CART
                        + "' never splits with 'minChildWeight' 5 (the default). Set the inner trainer's 'minChildWeight' to "
                        + "a share of the rows, for example 0.01.");
        String linear = C + "sgd.linear.LinearSGDTrainer";
        refuses(
                spec(
                        "org.tribuo.ensemble.BaggingTrainer",
                        set("innerTrainer", spec(linear, set("objective", C + "sgd.objectives.Hinge"))),
                        set("numMembers", "3"),
                        set("combiner", C + "ensemble.FullyWeightedVotingCombiner")),
                "Trainer 'org.tribuo.ensemble.BaggingTrainer' cannot combine by '" + C
                        + "ensemble.FullyWeightedVotingCombiner': it averages probabilities, and its inner trainer '"
                        + linear
                        + "' gives scores as configured. Use '" + C + "ensemble.VotingCombiner'.");
    }

    @Test
    void overridesOfXgboostAreChecked() {
        String boosted = C + "xgboost.XGBoostClassificationTrainer";
        assertThatThrownBy(() -> engine.trainer(overridden(boosted, set("etta", "1")), Task.CLASSIFICATION))
                .hasMessageStartingWith("Trainer '" + boosted
                        + "': 'overrideParameters' has unknown parameter 'etta'; did you mean 'eta'? It takes alpha, ");
        refuses(
                overridden(boosted, set("objective", "binary:logistic")),
                "Trainer '" + boosted
                        + "': 'overrideParameters' replaces every other parameter and must set 'objective' to "
                        + "'multi:softprob', the only one that Tribuo can read back; it is 'binary:logistic'.");
        refuses(
                overridden(boosted, set("objective", "multi:softprob"), set("tree_method", "gpu_hist")),
                "Trainer '" + boosted
                        + "': 'gpu_hist' is no value for 'tree_method' within 'overrideParameters'. It is one "
                        + "of approx, auto, exact, hist.");
        assertThatThrownBy(() -> engine.trainer(
                        spec(boosted, set("numTrees", "3"), set("overrideParameters", "eta=1")), Task.CLASSIFICATION))
                .hasMessageStartingWith(
                        "Trainer '" + boosted + "' takes nested elements for parameter "
                                + "'overrideParameters' (elements with texts, default none), a name and a value each, not a text.");
    }

    @Test
    void classesThatAreNotSupportedAreRefusedByName() {
        String list = " Supported are " + String.join(", ", Catalog.trainerNames()) + ".";
        refuses(
                spec("org.tribuo.common.nearest.KNNTrainer"),
                "Trainer 'org.tribuo.common.nearest.KNNTrainer' is not supported: its models have no exact ONNX export here."
                        + list);
        refuses(
                spec(C + "dtree.CARTClasificationTrainer"),
                "Unknown Tribuo trainer '" + C + "dtree.CARTClasificationTrainer'; did you mean '" + CART + "'?"
                        + list);
        refuses(
                spec("org.tribuo.CARTClassificationTrainer"),
                "Unknown Tribuo trainer 'org.tribuo.CARTClassificationTrainer'; did you mean '" + CART + "'?" + list);
        refuses(spec("org.tribuo.Model"), "Unknown Tribuo trainer 'org.tribuo.Model'." + list);
    }

    @Test
    void trainerOfTheOtherTaskIsRefused() {
        assertThatThrownBy(() -> engine.trainer(spec(CART), Task.REGRESSION))
                .hasMessageStartingWith(
                        "Trainer '" + CART + "' is for classification, but the task is regression. Trainers "
                                + "for regression: " + R + "sgd.linear.LinearSGDTrainer, ");
    }

    @Test
    void needsFollowTheInnermostTrainer() {
        assertThat(engine.trainer(spec(CART), Task.CLASSIFICATION).needs()).isEqualTo(FeatureNeeds.IMPUTED);
        assertThat(engine.trainer(
                                spec(
                                        "org.tribuo.ensemble.BaggingTrainer",
                                        set("innerTrainer", spec(C + "sgd.linear.LogisticRegressionTrainer")),
                                        set("numMembers", "2"),
                                        set("combiner", C + "ensemble.VotingCombiner")),
                                Task.CLASSIFICATION)
                        .needs())
                .isEqualTo(FeatureNeeds.STANDARDISED);
    }

    @Test
    void naiveBayesRefusesNegativeFeaturesByName() {
        TrainingData<FeatureMatrix, ?> data = SmallData.of(Task.CLASSIFICATION, 2, SmallData.Shape.SPARSE);

        assertThatThrownBy(() -> train(spec(BAYES), data))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Trainer '" + BAYES + "' counts, so that features must not be negative, but there are negative "
                                + "numbers in 5 features: 'x0', 'x1', 'x2', 'x3', 'x4'. Exclude them, or use another trainer.");
    }

    @Test
    void weightsAreTakenOrRefused() {
        float[] weights = new float[SmallData.ROWS];
        Arrays.fill(weights, 1f);
        TrainingData<FeatureMatrix, ?> equal =
                SmallData.weighted(Task.CLASSIFICATION, 2, SmallData.Shape.DENSE, weights.clone());
        for (int row = 0; row < weights.length; row += 2) {
            weights[row] = 9f;
        }
        TrainingData<FeatureMatrix, ?> weighted =
                SmallData.weighted(Task.CLASSIFICATION, 2, SmallData.Shape.DENSE, weights);
        String machine = C + "liblinear.LibLinearClassificationTrainer";

        assertThat(train(spec(CART), weighted).predict(weighted.features()).values())
                .isNotEqualTo(train(spec(CART), equal).predict(equal.features()).values());
        assertThat(new TribuoEngine().trainer(spec(CART), Task.CLASSIFICATION).takesWeights())
                .isTrue();
        assertThat(new TribuoEngine()
                        .trainer(spec(machine), Task.CLASSIFICATION)
                        .takesWeights())
                .isFalse();
    }

    @Test
    void labelWeightsAreGivenByTheLabelsOfTheData() {
        String machine = C + "liblinear.LibLinearClassificationTrainer";
        TrainingData<FeatureMatrix, ?> data = SmallData.of(Task.CLASSIFICATION, 3, SmallData.Shape.DENSE);

        assertThat(train(spec(machine, labelWeight("yes", "20")), data)
                        .predict(data.features())
                        .values())
                .isNotEqualTo(
                        train(spec(machine), data).predict(data.features()).values());
        assertThatThrownBy(() -> train(spec(machine, labelWeight("yess", "20")), data))
                .hasMessage(
                        "Trainer '" + machine + "': 'labelWeights' has a weight for 'yess', which is no label; did you "
                                + "mean 'yes'? The labels are no, yes, maybe.");
    }

    @Test
    void trainerThatFailsSaysWhy() {
        String machine = C + "libsvm.LibSVMClassificationTrainer";
        TrainerSpec spec = spec(
                machine,
                set("svmType", spec(C + "libsvm.SVMClassificationType", set("type", "NU_SVC"))),
                set("nu", "1"));

        assertThatThrownBy(() -> train(spec, SmallData.of(Task.CLASSIFICATION, 3, SmallData.Shape.DENSE)))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Trainer '" + machine + "' failed on 150 rows with 6 features: Error checking SVM parameters: "
                                + "specified nu is infeasible. Check its parameters in <trainer><parameters>.");
    }

    @Test
    void penaltyThatKeepsNoFeatureIsRefused() {
        TrainerSpec spec = spec(ELASTIC, set("alpha", "1000000"), set("l1Ratio", "1"));

        assertThatThrownBy(() -> train(spec, SmallData.of(Task.REGRESSION, 0, SmallData.Shape.DENSE)))
                .hasMessage(
                        "Trainer '" + ELASTIC + "' kept no feature, so that it predicts the same number for every row. "
                                + "Lower its penalty 'alpha', or raise 'maxNumFeatures'.");
    }

    private static TrainedModel<FeatureMatrix> train(TrainerSpec spec, TrainingData<FeatureMatrix, ?> data) {
        TrainingContext context = new TrainingContext(1, 1, "cpu", Path.of("unused"), Progress.NONE);
        return SmallData.train(spec, data, context);
    }

    private static Parameter.Entry labelWeight(String label, String weight) {
        return new Parameter.Entry("labelWeights", new Parameter.Group(List.of(set(label, weight))));
    }

    private static TrainerSpec overridden(String type, Parameter.Entry... overrides) {
        return spec(
                type,
                set("numTrees", "3"),
                new Parameter.Entry("overrideParameters", new Parameter.Group(List.of(overrides))));
    }

    private void refuses(TrainerSpec spec, String message) {
        assertThatThrownBy(() -> engine.trainer(spec, Task.CLASSIFICATION))
                .isInstanceOf(MlModelException.class)
                .hasMessage(message);
    }
}
