package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trainer as a user may configure it.
 *
 * @param name the trainer and what is special about it
 * @param task what it predicts
 * @param shape the features that it is tried on
 * @param spec the configuration
 */
record TrainerCase(String name, Task task, SmallData.Shape shape, TrainerSpec spec) {

    private static final String C = "org.tribuo.classification.";
    private static final String R = "org.tribuo.regression.";

    static Parameter.Entry set(String name, String value) {
        return new Parameter.Entry(name, new Parameter.Text(value));
    }

    static Parameter.Entry set(String name, TrainerSpec component) {
        return new Parameter.Entry(
                name,
                new Parameter.Group(List.of(
                        set("type", component.type()),
                        new Parameter.Entry("parameters", new Parameter.Group(component.parameters())))));
    }

    static TrainerSpec spec(String type, Parameter.Entry... parameters) {
        return new TrainerSpec(type, Arrays.asList(parameters));
    }

    /** Returns a case for every supported trainer and for each of the ways in which its models differ. */
    static List<TrainerCase> all() {
        List<TrainerCase> cases = new ArrayList<>();
        for (SmallData.Shape shape : List.of(SmallData.Shape.DENSE, SmallData.Shape.SPARSE)) {
            addLinear(cases, shape);
            addMachines(cases, shape);
            addRegressions(cases, shape);
            addTrees(cases, shape);
            addEnsembles(cases, shape);
        }
        add(cases, SmallData.Shape.COUNTS, "naive Bayes", spec(C + "mnb.MultinomialNaiveBayesTrainer"));
        add(
                cases,
                SmallData.Shape.COUNTS,
                "bagging, naive Bayes",
                bagging(spec(C + "mnb.MultinomialNaiveBayesTrainer"), "VotingCombiner"));
        return cases;
    }

    private static void addLinear(List<TrainerCase> cases, SmallData.Shape shape) {
        add(cases, shape, "LogisticRegression", spec(C + "sgd.linear.LogisticRegressionTrainer"));
        add(
                cases,
                shape,
                "LinearSGD, hinge",
                spec(
                        C + "sgd.linear.LinearSGDTrainer",
                        set("objective", C + "sgd.objectives.Hinge"),
                        set(
                                "optimiser",
                                spec("org.tribuo.math.optimisers.AdaGrad", set("initialLearningRate", "0.1")))));
        add(
                cases,
                shape,
                "FM",
                spec(C + "sgd.fm.FMClassificationTrainer", set("factorizedDimSize", "3"), set("variance", "0.1")));
        for (String type : List.of(
                "L2R_L2LOSS_SVC",
                "L2R_L2LOSS_SVC_DUAL",
                "L2R_L1LOSS_SVC_DUAL",
                "MCSVM_CS",
                "L1R_L2LOSS_SVC",
                "L1R_LR",
                "L2R_LR",
                "L2R_LR_DUAL")) {
            add(cases, shape, "LibLinear, " + type, libLinear(type));
        }
    }

    private static TrainerSpec libLinear(String type) {
        return spec(
                C + "liblinear.LibLinearClassificationTrainer",
                set("trainerType", spec(C + "liblinear.LinearClassificationType", set("type", type))));
    }

    private static void addMachines(List<TrainerCase> cases, SmallData.Shape shape) {
        for (TrainerSpec kernel : List.of(
                spec("org.tribuo.math.kernel.Linear"),
                spec("org.tribuo.math.kernel.RBF", set("gamma", "0.3")),
                spec(
                        "org.tribuo.math.kernel.Polynomial",
                        set("gamma", "0.5"),
                        set("intercept", "1"),
                        set("degree", "3")),
                spec("org.tribuo.math.kernel.Sigmoid", set("gamma", "0.1"), set("intercept", "0.2")))) {
            add(
                    cases,
                    shape,
                    "KernelSVM, " + Catalog.simpleName(kernel.type()),
                    spec(C + "sgd.kernel.KernelSVMTrainer", set("kernel", kernel), set("lambda", "0.01")));
        }
        for (String kernel : List.of("LINEAR", "POLY", "RBF", "SIGMOID")) {
            add(cases, shape, "LibSVM, " + kernel, libSvm("C_SVC", kernel, "false"));
        }
        add(cases, shape, "LibSVM, NU_SVC", libSvm("NU_SVC", "RBF", "false"));
        add(cases, shape, "LibSVM, probabilities", libSvm("C_SVC", "RBF", "true"));
    }

    private static TrainerSpec libSvm(String mode, String kernel, String probability) {
        return spec(
                C + "libsvm.LibSVMClassificationTrainer",
                set("svmType", spec(C + "libsvm.SVMClassificationType", set("type", mode))),
                set("nu", "0.05"),
                set("kernelType", kernel),
                set("coef0", "0.5"),
                set("probability", probability));
    }

    private static void addRegressions(List<TrainerCase> cases, SmallData.Shape shape) {
        for (String loss : List.of("SquaredLoss", "AbsoluteLoss", "Huber")) {
            addNumber(
                    cases,
                    shape,
                    "LinearSGD, " + loss,
                    spec(R + "sgd.linear.LinearSGDTrainer", set("objective", R + "sgd.objectives." + loss)));
        }
        for (String standardise : List.of("true", "false")) {
            addNumber(
                    cases,
                    shape,
                    "FM, standardise " + standardise,
                    spec(
                            R + "sgd.fm.FMRegressionTrainer",
                            set("objective", R + "sgd.objectives.SquaredLoss"),
                            set("standardise", standardise),
                            set("factorizedDimSize", "3"),
                            set("variance", "0.1"),
                            set(
                                    "optimiser",
                                    spec("org.tribuo.math.optimisers.AdaGrad", set("initialLearningRate", "0.1")))));
        }
        for (String type : List.of("L2R_L2LOSS_SVR", "L2R_L2LOSS_SVR_DUAL", "L2R_L1LOSS_SVR_DUAL")) {
            addNumber(
                    cases,
                    shape,
                    "LibLinear, " + type,
                    spec(
                            R + "liblinear.LibLinearRegressionTrainer",
                            set("trainerType", spec(R + "liblinear.LinearRegressionType", set("type", type)))));
        }
        for (String kernel : List.of("LINEAR", "POLY", "RBF", "SIGMOID")) {
            addNumber(cases, shape, "LibSVM, " + kernel, svr("EPSILON_SVR", kernel, "false"));
        }
        addNumber(cases, shape, "LibSVM, NU_SVR, standardised", svr("NU_SVR", "RBF", "true"));
        addNumber(cases, shape, "SLM", spec(R + "slm.SLMTrainer", set("normalize", "false")));
        addNumber(cases, shape, "SLM, normalised", spec(R + "slm.SLMTrainer", set("normalize", "true")));
        addNumber(cases, shape, "LARS", spec(R + "slm.LARSTrainer"));
        addNumber(cases, shape, "LARSLasso", spec(R + "slm.LARSLassoTrainer"));
        addNumber(
                cases,
                shape,
                "ElasticNet",
                spec(R + "slm.ElasticNetCDTrainer", set("alpha", "0.1"), set("l1Ratio", "0.5")));
    }

    private static TrainerSpec svr(String mode, String kernel, String standardise) {
        return spec(
                R + "libsvm.LibSVMRegressionTrainer",
                set("svmType", spec(R + "libsvm.SVMRegressionType", set("type", mode))),
                set("kernelType", kernel),
                set("standardize", standardise));
    }

    private static TrainerSpec cart(Parameter.Entry... parameters) {
        return spec(C + "dtree.CARTClassificationTrainer", parameters);
    }

    private static TrainerSpec regressionCart(Parameter.Entry... parameters) {
        return spec(R + "rtree.CARTRegressionTrainer", parameters);
    }

    private static void addTrees(List<TrainerCase> cases, SmallData.Shape shape) {
        add(cases, shape, "CART", cart());
        add(cases, shape, "CART, entropy", cart(set("impurity", C + "dtree.impurity.Entropy"), set("maxDepth", "3")));
        addNumber(cases, shape, "CART", regressionCart());
        addNumber(cases, shape, "CART, joint", spec(R + "rtree.CARTJointRegressionTrainer"));
        for (String booster : List.of("GBTREE", "DART", "LINEAR")) {
            add(
                    cases,
                    shape,
                    "XGBoost, " + booster,
                    spec(C + "xgboost.XGBoostClassificationTrainer", set("numTrees", "6"), set("booster", booster)));
        }
        add(
                cases,
                shape,
                "XGBoost, pruned",
                spec(
                        C + "xgboost.XGBoostClassificationTrainer",
                        set("numTrees", "6"),
                        set("gamma", "1"),
                        set("treeMethod", "EXACT")));
        for (String type : List.of("LINEAR", "GAMMA", "TWEEDIE", "PSEUDOHUBER")) {
            addNumber(
                    cases,
                    shape,
                    "XGBoost, " + type,
                    spec(R + "xgboost.XGBoostRegressionTrainer", set("numTrees", "6"), set("rType", type)));
        }
        add(
                cases,
                shape,
                "XGBoost, overridden",
                spec(
                        C + "xgboost.XGBoostClassificationTrainer",
                        set("numTrees", "3"),
                        new Parameter.Entry(
                                "overrideParameters",
                                new Parameter.Group(List.of(
                                        set("objective", "multi:softprob"),
                                        set("num_parallel_tree", "4"),
                                        set("subsample", "0.7"))))));
    }

    private static TrainerSpec bagging(TrainerSpec inner, String combiner) {
        String prefix = combiner.startsWith("Averaging") ? R : C;
        return spec(
                "org.tribuo.ensemble.BaggingTrainer",
                set("innerTrainer", inner),
                set("numMembers", "5"),
                set("combiner", prefix + "ensemble." + combiner));
    }

    private static void addEnsembles(List<TrainerCase> cases, SmallData.Shape shape) {
        TrainerSpec sampled = cart(set("fractionFeaturesInSplit", "0.5"));
        TrainerSpec random = cart(set("useRandomSplitPoints", "true"));
        for (String combiner : List.of("VotingCombiner", "FullyWeightedVotingCombiner")) {
            add(
                    cases,
                    shape,
                    "random forest, " + combiner,
                    forest("common.tree.RandomForestTrainer", sampled, C + "ensemble." + combiner));
            add(
                    cases,
                    shape,
                    "extra trees, " + combiner,
                    forest("common.tree.ExtraTreesTrainer", random, C + "ensemble." + combiner));
            for (TrainerSpec inner : List.of(
                    spec(C + "sgd.linear.LogisticRegressionTrainer"),
                    libLinear("L2R_LR"),
                    libSvm("C_SVC", "RBF", "false"),
                    libSvm("C_SVC", "RBF", "true"),
                    spec(C + "xgboost.XGBoostClassificationTrainer", set("numTrees", "3")))) {
                add(
                        cases,
                        shape,
                        "bagging, " + Catalog.simpleName(inner.type()) + probability(inner) + ", " + combiner,
                        bagging(inner, combiner));
            }
        }
        add(cases, shape, "bagging, LibLinear SVM", bagging(libLinear("L2R_L2LOSS_SVC_DUAL"), "VotingCombiner"));
        add(
                cases,
                shape,
                "bagging, AdaBoost",
                bagging(boosting(cart(set("minChildWeight", "0.05"))), "VotingCombiner"));
        add(cases, shape, "AdaBoost, CART", boosting(cart(set("minChildWeight", "0.05"), set("maxDepth", "3"))));
        add(cases, shape, "AdaBoost, LogisticRegression", boosting(spec(C + "sgd.linear.LogisticRegressionTrainer")));
        add(cases, shape, "AdaBoost, LibLinear", boosting(libLinear("L2R_L2LOSS_SVC_DUAL")));
        addNumber(
                cases,
                shape,
                "random forest",
                forest(
                        "common.tree.RandomForestTrainer",
                        regressionCart(set("fractionFeaturesInSplit", "0.5")),
                        R + "ensemble.AveragingCombiner"));
        addNumber(
                cases,
                shape,
                "extra trees",
                forest(
                        "common.tree.ExtraTreesTrainer",
                        regressionCart(set("useRandomSplitPoints", "true")),
                        R + "ensemble.AveragingCombiner"));
        addNumber(
                cases,
                shape,
                "bagging, ElasticNet",
                bagging(
                        spec(R + "slm.ElasticNetCDTrainer", set("alpha", "0.1"), set("l1Ratio", "0.5")),
                        "AveragingCombiner"));
        addNumber(
                cases,
                shape,
                "bagging, XGBoost",
                bagging(spec(R + "xgboost.XGBoostRegressionTrainer", set("numTrees", "3")), "AveragingCombiner"));
        addNumber(cases, shape, "bagging, LibSVM", bagging(svr("EPSILON_SVR", "RBF", "false"), "AveragingCombiner"));
    }

    private static String probability(TrainerSpec spec) {
        return spec.parameters().contains(set("probability", "true")) ? " with probabilities" : "";
    }

    private static TrainerSpec boosting(TrainerSpec inner) {
        return spec(C + "ensemble.AdaBoostTrainer", set("innerTrainer", inner), set("numMembers", "5"));
    }

    private static TrainerSpec forest(String type, TrainerSpec tree, String combiner) {
        return spec(
                "org.tribuo." + type, set("innerTrainer", tree), set("numMembers", "11"), set("combiner", combiner));
    }

    private static void add(List<TrainerCase> cases, SmallData.Shape shape, String name, TrainerSpec spec) {
        cases.add(new TrainerCase(name, Task.CLASSIFICATION, shape, spec));
    }

    private static void addNumber(List<TrainerCase> cases, SmallData.Shape shape, String name, TrainerSpec spec) {
        cases.add(new TrainerCase(name, Task.REGRESSION, shape, spec));
    }
}
