package io.github.mlmodel.engine.neural.layer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which layers are computed: an activation that keeps order stands behind the max-pool that follows it, where
 * it has fewer numbers to work on. The result is the same, to the last bit.
 */
final class PoolFirst {

    private PoolFirst() {}

    static List<Step> of(List<Step> steps) {
        List<Step> plan = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            @Nullable
            Activation late = i + 1 < steps.size() && isMaxPool(steps.get(i + 1).layer()) ? movable(step) : null;
            if (late == null) {
                plan.add(step);
                continue;
            }
            if (step.layer() instanceof Activated activated) {
                plan.add(new Step(step.number(), step.line(), activated.layer()));
            }
            plan.add(steps.get(++i));
            plan.add(new Step(step.number(), step.line(), late));
        }
        return List.copyOf(plan);
    }

    private static boolean isMaxPool(Layer layer) {
        return layer instanceof Pool pool && pool.largest();
    }

    private static @Nullable Activation movable(Step step) {
        Activation activation = step.layer() instanceof Activated activated
                ? activated.activation()
                : step.layer() instanceof Activation alone ? alone : null;
        return activation != null && activation.keepsOrder() ? activation : null;
    }
}
