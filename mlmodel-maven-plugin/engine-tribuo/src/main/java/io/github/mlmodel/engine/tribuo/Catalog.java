package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which of Tribuo's classes can be named: a closed list, so that no other class is ever loaded by name. */
final class Catalog {

    static final String PREFIX = EngineCatalog.TRIBUO_CLASSES;

    private static final String CLASSIFICATION = PREFIX + "classification.";
    private static final String REGRESSION = PREFIX + "regression.";

    static final String BAGGING = PREFIX + "ensemble.BaggingTrainer";
    static final String RANDOM_FOREST = PREFIX + "common.tree.RandomForestTrainer";
    static final String EXTRA_TREES = PREFIX + "common.tree.ExtraTreesTrainer";
    static final String ADA_BOOST = CLASSIFICATION + "ensemble.AdaBoostTrainer";
    static final String NAIVE_BAYES = CLASSIFICATION + "mnb.MultinomialNaiveBayesTrainer";
    static final String KERNEL_SVM = CLASSIFICATION + "sgd.kernel.KernelSVMTrainer";
    static final String CART_CLASSIFICATION = CLASSIFICATION + "dtree.CARTClassificationTrainer";
    static final String XGBOOST_CLASSIFICATION = CLASSIFICATION + "xgboost.XGBoostClassificationTrainer";
    static final String XGBOOST_REGRESSION = REGRESSION + "xgboost.XGBoostRegressionTrainer";
    static final String FULLY_WEIGHTED = CLASSIFICATION + "ensemble.FullyWeightedVotingCombiner";
    static final String HINGE = CLASSIFICATION + "sgd.objectives.Hinge";
    static final String LIB_LINEAR_CLASSIFICATION = CLASSIFICATION + "liblinear.LibLinearClassificationTrainer";

    /** The trainers, each with a sentence for the documentation. */
    private static final Map<String, String> TRAINERS = trainers();

    /** Trainers of Tribuo that are not supported. */
    private static final Set<String> OTHER_TRAINERS = Set.of(
            PREFIX + "common.nearest.KNNTrainer",
            PREFIX + "transform.TransformTrainer",
            PREFIX + "hash.HashingTrainer",
            PREFIX + "interop.tensorflow.TensorFlowTrainer",
            CLASSIFICATION + "baseline.DummyClassifierTrainer",
            REGRESSION + "baseline.DummyRegressionTrainer",
            PREFIX + "multilabel.baseline.IndependentMultiLabelTrainer",
            PREFIX + "multilabel.baseline.ClassifierChainTrainer",
            PREFIX + "multilabel.ensemble.CCEnsembleTrainer",
            PREFIX + "multilabel.sgd.linear.LinearSGDTrainer",
            PREFIX + "multilabel.sgd.fm.FMMultiLabelTrainer",
            PREFIX + "clustering.kmeans.KMeansTrainer",
            PREFIX + "clustering.hdbscan.HdbscanTrainer",
            PREFIX + "anomaly.libsvm.LibSVMAnomalyTrainer",
            PREFIX + "anomaly.liblinear.LibLinearAnomalyTrainer",
            CLASSIFICATION + "sgd.crf.CRFTrainer",
            CLASSIFICATION + "sequence.viterbi.ViterbiTrainer",
            PREFIX + "sequence.IndependentSequenceTrainer",
            PREFIX + "sequence.HashingSequenceTrainer",
            PREFIX + "interop.tensorflow.sequence.TensorFlowSequenceTrainer");

    /** Components that trainers are made of, by the interface that they implement. */
    private static final Map<String, List<String>> COMPONENTS = Map.of(
            PREFIX + "math.StochasticGradientOptimiser",
            named(
                    PREFIX + "math.optimisers.",
                    "AdaDelta",
                    "AdaGrad",
                    "AdaGradRDA",
                    "Adam",
                    "ParameterAveraging",
                    "Pegasos",
                    "RMSProp"),
            PREFIX + "math.kernel.Kernel",
            named(PREFIX + "math.kernel.", "Linear", "Polynomial", "RBF", "Sigmoid"),
            CLASSIFICATION + "sgd.LabelObjective",
            named(CLASSIFICATION + "sgd.objectives.", "Hinge", "LogMulticlass"),
            REGRESSION + "sgd.RegressionObjective",
            named(REGRESSION + "sgd.objectives.", "AbsoluteLoss", "Huber", "SquaredLoss"),
            CLASSIFICATION + "dtree.impurity.LabelImpurity",
            named(CLASSIFICATION + "dtree.impurity.", "Entropy", "GiniIndex"),
            REGRESSION + "rtree.impurity.RegressorImpurity",
            named(REGRESSION + "rtree.impurity.", "MeanAbsoluteError", "MeanSquaredError"),
            PREFIX + "common.liblinear.LibLinearType",
            List.of(
                    CLASSIFICATION + "liblinear.LinearClassificationType",
                    REGRESSION + "liblinear.LinearRegressionType"),
            PREFIX + "common.libsvm.SVMType",
            List.of(CLASSIFICATION + "libsvm.SVMClassificationType", REGRESSION + "libsvm.SVMRegressionType"),
            PREFIX + "ensemble.EnsembleCombiner",
            List.of(
                    FULLY_WEIGHTED,
                    CLASSIFICATION + "ensemble.VotingCombiner",
                    REGRESSION + "ensemble.AveragingCombiner"),
            PREFIX + "Trainer",
            List.copyOf(TRAINERS.keySet()));

    private Catalog() {}

    /** Returns the supported trainers' class names, in the order of the documentation. */
    static List<String> trainerNames() {
        return List.copyOf(TRAINERS.keySet());
    }

    /** Returns a sentence about a supported trainer. */
    static String about(String trainer) {
        return Objects.requireNonNull(TRAINERS.get(trainer), trainer);
    }

    /** Returns the supported classes that implement {@code type} and predict for {@code task}. */
    static List<String> implementations(Class<?> type, Task task) {
        return COMPONENTS.getOrDefault(type.getName(), List.of()).stream()
                .filter(name -> tasks(name).contains(task))
                .toList();
    }

    /** Returns what a class can predict. */
    static List<Task> tasks(String className) {
        if (className.startsWith(CLASSIFICATION)) {
            return List.of(Task.CLASSIFICATION);
        }
        return className.startsWith(REGRESSION)
                ? List.of(Task.REGRESSION)
                : List.of(Task.CLASSIFICATION, Task.REGRESSION);
    }

    /** Refuses a class that is no supported trainer for the task. */
    static Class<? extends Configurable> trainer(String className, Task task) {
        if (!TRAINERS.containsKey(className)) {
            throw MlModelException.user(unsupported(className));
        }
        if (!tasks(className).contains(task)) {
            throw MlModelException.user("Trainer '" + className + "' is for "
                    + Names.list(tasks(className).stream().map(Task::text).toList()) + ", but the task is "
                    + task.text() + ". Trainers for " + task.text() + ": " + Names.list(trainersFor(task)) + ".");
        }
        return load(className);
    }

    private static List<String> trainersFor(Task task) {
        return TRAINERS.keySet().stream()
                .filter(name -> tasks(name).contains(task))
                .toList();
    }

    private static String unsupported(String className) {
        String list = " Supported are " + Names.list(TRAINERS.keySet()) + ".";
        if (OTHER_TRAINERS.contains(className)) {
            return "Trainer '" + className + "' is not supported: its models have no exact ONNX export here." + list;
        }
        String simple = simpleName(className);
        Optional<String> sameName = TRAINERS.keySet().stream()
                .filter(name -> simpleName(name).equals(simple))
                .findFirst();
        String hint = sameName.map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> Names.didYouMean(className, TRAINERS.keySet()));
        return "Unknown Tribuo trainer '" + className + "'" + hint + list;
    }

    /** Returns the part of a class name after the last dot. */
    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Loads a class of this catalog. */
    static Class<? extends Configurable> load(String className) {
        try {
            return Class.forName(className, false, Catalog.class.getClassLoader())
                    .asSubclass(Configurable.class);
        } catch (ClassNotFoundException e) {
            throw MlModelException.internal("Tribuo's class " + className + " is missing from the engine.", e);
        }
    }

    private static List<String> named(String prefix, String... simpleNames) {
        return Arrays.stream(simpleNames).map(prefix::concat).toList();
    }

    private static Map<String, String> trainers() {
        Map<String, String> all = new LinkedHashMap<>();
        Stream.of(
                        CLASSIFICATION + "sgd.linear.LogisticRegressionTrainer|Logistic regression by AdaGrad.",
                        CLASSIFICATION + "sgd.linear.LinearSGDTrainer|A linear classifier by stochastic gradients.",
                        CLASSIFICATION + "sgd.fm.FMClassificationTrainer|A factorisation machine that classifies.",
                        KERNEL_SVM + "|A support vector machine with a kernel by stochastic gradients; gives scores.",
                        LIB_LINEAR_CLASSIFICATION
                                + "|Linear support vector machines and logistic regression of LIBLINEAR.",
                        CLASSIFICATION + "libsvm.LibSVMClassificationTrainer|Support vector machines of LIBSVM.",
                        CART_CLASSIFICATION + "|A decision tree that classifies.",
                        ADA_BOOST + "|Boosts any classifier by AdaBoost (SAMME).",
                        NAIVE_BAYES + "|Naive Bayes over counts; features must not be negative.",
                        XGBOOST_CLASSIFICATION + "|Gradient-boosted trees of XGBoost that classify.",
                        REGRESSION + "sgd.linear.LinearSGDTrainer|Linear regression by stochastic gradients.",
                        REGRESSION + "sgd.fm.FMRegressionTrainer|A factorisation machine that predicts a number.",
                        REGRESSION
                                + "liblinear.LibLinearRegressionTrainer|Linear support vector regression of LIBLINEAR.",
                        REGRESSION + "libsvm.LibSVMRegressionTrainer|Support vector regression of LIBSVM.",
                        REGRESSION + "slm.SLMTrainer|Linear regression that selects features one after the other.",
                        REGRESSION + "slm.LARSTrainer|Least angle regression.",
                        REGRESSION + "slm.LARSLassoTrainer|The lasso by least angle regression.",
                        REGRESSION + "slm.ElasticNetCDTrainer|The elastic net by coordinate descent.",
                        REGRESSION + "rtree.CARTRegressionTrainer|A decision tree that predicts a number.",
                        REGRESSION + "rtree.CARTJointRegressionTrainer|A decision tree for several numbers at once.",
                        XGBOOST_REGRESSION + "|Gradient-boosted trees of XGBoost that predict a number.",
                        BAGGING + "|Trains members on bootstrap samples and combines them.",
                        RANDOM_FOREST + "|Bagging of decision trees with a share of the features at each split.",
                        EXTRA_TREES + "|Bagging of decision trees with random thresholds.")
                .map(line -> line.split("\\|"))
                .forEach(pair -> all.put(pair[0], pair[1]));
        return all;
    }
}
