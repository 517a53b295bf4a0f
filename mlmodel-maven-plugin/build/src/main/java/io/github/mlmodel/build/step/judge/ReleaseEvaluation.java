package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;

/**
 * Whether a release is evaluated whatever was skipped: so it is, unless it is refused anyway or a person lets it go as it is.
 *
 * @param ungated which models a person lets go
 */
public record ReleaseEvaluation(BuiltModule module, Ungated ungated) implements EvaluationSupply.Choice {

    @Override
    public boolean isToBeMade(ConfiguredModel model, Standing standing) {
        boolean allowed = ungated.allows(model.name());
        boolean goesWithout = standing instanceof Standing.Absent && allowed;
        boolean refusedAnyway = model.gates().isEmpty() && !allowed;
        if (standing instanceof Standing.Counts || module.project().snapshot() || goesWithout || refusedAnyway) {
            return false;
        }
        module.log().info(model.name() + ": evaluating, because " + standing.why());
        return true;
    }
}
