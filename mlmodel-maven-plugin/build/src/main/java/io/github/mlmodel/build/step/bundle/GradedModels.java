package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.GradeFiles;
import io.github.mlmodel.build.step.judge.ReleaseEvaluation;
import io.github.mlmodel.build.step.judge.Supplied;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The grades that decide what is packaged: judged anew, by evaluations that count. */
final class GradedModels {

    private final BuiltModule module;
    private final EvaluationSupply supply;
    private final Ungated ungated;
    private final GradeFiles files;
    private final Map<String, ReleaseRefusal> refusals = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    GradedModels(BuiltModule module, EvaluationSupply supply, Ungated ungated) {
        this.module = module;
        this.supply = supply;
        this.ungated = ungated;
        this.files = new GradeFiles(module);
    }

    /**
     * Judges models, and puts right what their folders say of it.
     *
     * @return why models could not be evaluated, if that is so
     * @throws MlModelException if a worker crashes, after what it has evaluated before was judged
     */
    Optional<StepFailure> judge(List<ConfiguredModel> models) throws IOException {
        Supplied supplied = supply.supply("package", models, new ReleaseEvaluation(module, ungated));
        for (ConfiguredModel model : models) {
            if (!supplied.lost().containsKey(model.name())) {
                judge(model, supplied.evaluation(model.name()));
            }
        }
        supplied.endIfCrashed();
        return supplied.failure();
    }

    /** Returns why models may not be released, by name. */
    Map<String, ReleaseRefusal> refusals() {
        return refusals;
    }

    /** Returns whether the folder of a model said something else before. */
    boolean isChanged(String model) {
        return changed.contains(model);
    }

    private void judge(ConfiguredModel model, Optional<Evaluation> evaluation) throws IOException {
        Optional<Grade> judged = Optional.empty();
        if (evaluation.isPresent()) {
            Grade grade = ungated.mark(supply.evaluations().judge(model, evaluation.get()));
            note(model.name(), files.write(model, evaluation.get(), grade));
            judged = Optional.of(grade);
        } else if (!saysUngraded(model)) {
            files.write(ungraded(model, "the model was not evaluated"));
            note(model.name(), true);
        }
        refusal(model, judged).ifPresent(refusal -> refusals.put(model.name(), refusal));
    }

    /** What its folder says now is what the output folder says too, whether the model is packaged or not. */
    private void note(String model, boolean differed) throws IOException {
        if (differed) {
            changed.add(model);
            module.workspace().publish(model);
        }
    }

    private Optional<ReleaseRefusal> refusal(ConfiguredModel model, Optional<Grade> judged) {
        if (model.gates().isEmpty()) {
            return module.project().snapshot()
                    ? Optional.empty()
                    : Optional.of(ReleaseRefusal.withoutGates(model.name()));
        }
        return ReleaseRefusal.of(model.name(), judged);
    }

    /** Whatever the reason is that the file gives: nothing was judged. */
    private boolean saysUngraded(ConfiguredModel model) throws IOException {
        Optional<Grade> known = Json.readIfWhole(module.workspace().file(model.name(), ModelFile.GRADE), Grade.class);
        if (known.isEmpty()) {
            return false;
        }
        String reason = known.get().verdicts().isEmpty()
                ? ""
                : known.get().verdicts().get(0).sentence();
        return known.get().equals(ungraded(model, reason));
    }

    private Grade ungraded(ConfiguredModel model, String reason) throws IOException {
        return ungated.mark(Grade.skipped(
                model.gates(), model.name(), module.workspace().digest(model.name(), ModelFile.MODEL), reason));
    }
}
