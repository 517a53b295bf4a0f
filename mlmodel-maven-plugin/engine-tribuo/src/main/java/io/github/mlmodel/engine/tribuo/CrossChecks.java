package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses combinations of parameters that Tribuo takes, and that then train nothing, crash, or give no model. */
final class CrossChecks {

    private static final String OVERRIDES = "overrideParameters";

    /** XGBoost's parameters that Tribuo's map may set: what XGBoost does not know it ignores. */
    private static final Set<String> XGBOOST = new TreeSet<>(Set.of(
            "alpha",
            "base_score",
            "booster",
            "colsample_bylevel",
            "colsample_bynode",
            "colsample_bytree",
            "eta",
            "eval_metric",
            "feature_selector",
            "gamma",
            "grow_policy",
            "huber_slope",
            "interaction_constraints",
            "lambda",
            "learning_rate",
            "max_bin",
            "max_cached_hist_node",
            "max_delta_step",
            "max_depth",
            "max_leaves",
            "min_child_weight",
            "min_split_loss",
            "monotone_constraints",
            "normalize_type",
            "nthread",
            "num_parallel_tree",
            "objective",
            "one_drop",
            "rate_drop",
            "reg_alpha",
            "reg_lambda",
            "sample_type",
            "seed",
            "skip_drop",
            "subsample",
            "top_k",
            "tree_method",
            "tweedie_variance_power",
            "verbosity"));

    private static final Map<String, Set<String>> XGBOOST_WORDS = Map.of(
            "booster", Set.of("gbtree", "gblinear", "dart"),
            "tree_method", Set.of("auto", "exact", "approx", "hist"));

    private static final Set<String> LOGISTIC = Set.of("L1R_LR", "L2R_LR", "L2R_LR_DUAL");

    private CrossChecks() {}

    /** Checks a trainer and the trainers within it. */
    static void check(ComponentPlan plan, Task task) {
        plan.nested("innerTrainer").ifPresent(inner -> {
            checkBoosting(plan, inner);
            checkVoting(plan, inner);
            checkNestedBoosting(plan, inner);
            check(inner, task);
        });
        if (plan.className().equals(Catalog.XGBOOST_CLASSIFICATION)
                || plan.className().equals(Catalog.XGBOOST_REGRESSION)) {
            checkXgboost(plan);
        }
    }

    private static void checkBoosting(ComponentPlan plan, ComponentPlan inner) {
        if (plan.className().equals(Catalog.ADA_BOOST) && inner.className().equals(Catalog.CART_CLASSIFICATION)) {
            float least = inner.text("minChildWeight").map(Float::parseFloat).orElse(5f);
            if (least >= 0.5f) {
                throw MlModelException.user("Trainer '" + Catalog.ADA_BOOST
                        + "' shares a weight of 1 among all rows, so "
                        + "that its inner trainer '" + inner.className() + "' never splits with 'minChildWeight' "
                        + inner.text("minChildWeight").orElse("5 (the default)")
                        + ". Set the inner trainer's 'minChildWeight' to a share of the rows, for example 0.01.");
            }
        }
    }

    private static void checkNestedBoosting(ComponentPlan plan, ComponentPlan inner) {
        Optional<ComponentPlan> innermost = inner.nested("innerTrainer");
        if (inner.className().equals(Catalog.ADA_BOOST)
                && innermost.isPresent()
                && !innermost.get().takesWeights()) {
            throw MlModelException.user("Trainer '" + plan.className() + "' cannot have the inner trainer '"
                    + Catalog.ADA_BOOST + "' of '" + innermost.get().className()
                    + "', which takes no row weights. Use the inner trainer alone, or boost one that takes weights, such as '"
                    + Catalog.CART_CLASSIFICATION + "'.");
        }
    }

    private static void checkVoting(ComponentPlan plan, ComponentPlan inner) {
        Optional<ComponentPlan> combiner = plan.nested("combiner");
        if (combiner.isPresent() && combiner.get().className().equals(Catalog.FULLY_WEIGHTED) && !givesShares(inner)) {
            throw MlModelException.user(
                    "Trainer '" + plan.className() + "' cannot combine by '" + Catalog.FULLY_WEIGHTED
                            + "': it averages probabilities, and its inner trainer '" + inner.className()
                            + "' gives scores as configured. Use 'org.tribuo.classification.ensemble.VotingCombiner'.");
        }
    }

    /** Returns whether a classifier's outputs are never negative and can be averaged: probabilities or votes. */
    private static boolean givesShares(ComponentPlan plan) {
        if (plan.className().equals(Catalog.LIB_LINEAR_CLASSIFICATION)) {
            return plan.nested("trainerType")
                    .flatMap(type -> type.text("type"))
                    .filter(LOGISTIC::contains)
                    .isPresent();
        }
        boolean hinge = plan.nested("objective")
                .filter(objective -> objective.className().equals(Catalog.HINGE))
                .isPresent();
        return !hinge && !plan.className().equals(Catalog.KERNEL_SVM);
    }

    private static void checkXgboost(ComponentPlan plan) {
        if (plan.text("treeMethod").filter("GPU_HIST"::equals).isPresent()) {
            throw MlModelException.user("Trainer '" + plan.className()
                    + "': 'GPU_HIST' is no value for parameter 'treeMethod' here: it needs a CUDA build of XGBoost. Use "
                    + "one of AUTO, EXACT, APPROX, HIST.");
        }
        if (!(plan.values().get(OVERRIDES) instanceof ComponentPlan.Entries overrides)
                || overrides.entries().isEmpty()) {
            return;
        }
        List<String> unknown = overrides.entries().keySet().stream()
                .filter(key -> !XGBOOST.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            String hint = Names.didYouMean(unknown.get(0), XGBOOST);
            throw MlModelException.user("Trainer '" + plan.className() + "': '" + OVERRIDES + "' has unknown "
                    + (unknown.size() == 1 ? "parameter '" : "parameters '") + String.join("', '", unknown) + "'"
                    + hint + " It takes " + String.join(", ", XGBOOST) + ".");
        }
        XGBOOST_WORDS.forEach((key, words) -> checkWord(plan, overrides, key, words));
        checkObjective(plan, overrides);
    }

    private static void checkWord(ComponentPlan plan, ComponentPlan.Entries overrides, String key, Set<String> words) {
        String value = overrides.entries().get(key);
        if (value != null && !words.contains(value)) {
            throw MlModelException.user("Trainer '" + plan.className() + "': '" + value + "' is no value for '" + key
                    + "' within '" + OVERRIDES + "'. It is one of " + String.join(", ", new TreeSet<>(words)) + ".");
        }
    }

    private static void checkObjective(ComponentPlan plan, ComponentPlan.Entries overrides) {
        String objective = overrides.entries().get("objective");
        boolean classifies = plan.className().equals(Catalog.XGBOOST_CLASSIFICATION);
        if (objective == null || (classifies && !objective.equals("multi:softprob"))) {
            throw MlModelException.user("Trainer '" + plan.className() + "': '" + OVERRIDES
                    + "' replaces every other parameter and must set 'objective'"
                    + (classifies
                            ? " to 'multi:softprob', the only one that Tribuo can read back"
                            : " to the objective that 'rType' stands for, for example 'reg:squarederror' for LINEAR")
                    + (objective == null ? "." : "; it is '" + objective + "'."));
        }
    }
}
