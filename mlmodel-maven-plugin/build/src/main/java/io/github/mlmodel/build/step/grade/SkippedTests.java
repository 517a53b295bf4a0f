package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Grades;
import io.github.mlmodel.build.step.judge.Evaluations;
import io.github.mlmodel.build.step.judge.GradeFiles;
import io.github.mlmodel.build.step.judge.Standing;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.util.List;

/** What becomes of grades where tests are skipped: gates are judged anew by an evaluation that counts, and none is made. */
final class SkippedTests {

    private final BuiltModule module;
    private final Evaluations evaluations;
    private final Ungated ungated;
    private final GradeFiles files;

    SkippedTests(BuiltModule module, Evaluations evaluations, Ungated ungated) {
        this.module = module;
        this.evaluations = evaluations;
        this.ungated = ungated;
        this.files = new GradeFiles(module);
    }

    void note(List<ConfiguredModel> models) throws IOException {
        for (ConfiguredModel model : models) {
            Standing standing = evaluations.standing(model);
            if (standing instanceof Standing.Counts counts) {
                Grade grade = ungated.mark(evaluations.judge(model, counts.evaluation()));
                say(grade, files.write(model, counts.evaluation(), grade));
            } else if (standing instanceof Standing.Doubted doubted && isLeftToPackage(model)) {
                // What the jar will hold, if 'package' finds that the evaluation is the one that the model gives.
                files.write(model, doubted.evaluation(), ungated.mark(evaluations.judge(model, doubted.evaluation())));
                module.log()
                        .info(model.name() + ": tests are skipped, and 'package' will evaluate it, because "
                                + doubted.why());
            } else {
                withoutGrade(model, standing);
            }
            NoGates.warn(module, model);
            module.workspace().publish(model.name());
        }
    }

    /** A release is evaluated at {@code package}, unless a person lets it go without a grade. */
    private boolean isLeftToPackage(ConfiguredModel model) {
        return !module.project().snapshot() && !ungated.allows(model.name());
    }

    private void withoutGrade(ConfiguredModel model, Standing standing) throws IOException {
        boolean doubted = standing instanceof Standing.Doubted;
        if (doubted) {
            Grades.forgetEvaluation(module, model.name());
        }
        module.log()
                .info(model.name() + ": tests are skipped, there is no grade"
                        + (doubted ? ", because " + standing.why() : ""));
        files.write(ungated.mark(Grade.skipped(
                model.gates(),
                model.name(),
                module.workspace().digest(model.name(), ModelFile.MODEL),
                "tests were skipped")));
    }

    private void say(Grade grade, boolean anew) {
        String holds = grade.model() + ": tests are skipped, "
                + (anew
                        ? "gates were judged anew by the evaluation of an earlier run: "
                        : "the grade of an earlier run holds: ");
        if (grade.passing()) {
            module.log().info(holds + "passed");
        } else if (grade.verdicts().isEmpty()) {
            module.log().info(grade.model() + ": tests are skipped");
        } else {
            module.log().warn(holds + "failed. " + String.join(" ", grade.objections()));
        }
    }
}
