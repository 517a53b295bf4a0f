package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Grades;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Evaluations;
import io.github.mlmodel.build.step.judge.GradeFiles;
import io.github.mlmodel.build.step.judge.ReleaseEvaluation;
import io.github.mlmodel.build.step.judge.Standing;
import io.github.mlmodel.build.step.judge.Supplied;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of grades where tests are skipped: gates are judged anew by an evaluation that counts. None is made but for a
 * release that the same build packages: its jar is made before the goal 'package' looks whether it may go.
 */
final class SkippedTests {

    private static final String ANEW = "gates were judged anew by the evaluation of an earlier run: ";
    private static final String HOLDS = "the grade of an earlier run holds: ";

    private final BuiltModule module;
    private final EvaluationSupply supply;
    private final Evaluations evaluations;
    private final TestRequest request;
    private final Ungated ungated;
    private final GradeFiles files;

    SkippedTests(BuiltModule module, EvaluationSupply supply, TestRequest request) {
        this.module = module;
        this.supply = supply;
        this.evaluations = supply.evaluations();
        this.request = request;
        this.ungated = request.ungated();
        this.files = new GradeFiles(module);
    }

    /**
     * Grades as far as it can be done.
     *
     * @throws io.github.mlmodel.model.MlModelException if a worker crashes
     */
    TestOutcome run() throws IOException {
        Set<String> made = new HashSet<>();
        Optional<Supplied> supplied = Optional.empty();
        if (request.packaged()) {
            ReleaseEvaluation release = new ReleaseEvaluation(module, ungated);
            supplied = Optional.of(supply.supply("test", request.models(), (model, standing) -> {
                boolean make = release.isToBeMade(model, standing);
                return make && made.add(model.name());
            }));
        }
        for (ConfiguredModel model : request.models()) {
            note(model, made.contains(model.name()));
        }
        supplied.ifPresent(Supplied::endIfCrashed);
        return supplied.flatMap(Supplied::failure)
                .<TestOutcome>map(TestOutcome.JobsFailed::new)
                .orElseGet(TestOutcome.Skipped::new);
    }

    private void note(ConfiguredModel model, boolean made) throws IOException {
        Standing standing = evaluations.standing(model);
        if (standing instanceof Standing.Counts counts) {
            Grade grade = ungated.mark(evaluations.judge(model, counts.evaluation()));
            boolean anew = files.write(model, counts.evaluation(), grade);
            say(grade, made ? "the grade of this release: " : anew ? ANEW : HOLDS);
        } else if (standing instanceof Standing.Doubted doubted && isLeftToPackage(model) && !made) {
            // What the jar will hold, if 'package' finds that the evaluation is the one that the model gives.
            files.write(model, doubted.evaluation(), ungated.mark(evaluations.judge(model, doubted.evaluation())));
            module.log()
                    .info(model.name() + ": tests are skipped, and 'package' will evaluate it, because "
                            + doubted.why());
        } else {
            withoutGrade(model, standing);
        }
        NoGates.warnUnread(module, model);
        module.workspace().publish(model.name());
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

    private void say(Grade grade, String which) {
        String holds = grade.model() + ": tests are skipped, " + which;
        if (grade.passing()) {
            module.log().info(holds + "passed");
        } else if (grade.verdicts().isEmpty()) {
            module.log().info(grade.model() + ": tests are skipped");
        } else {
            module.log().warn(holds + "failed. " + String.join(" ", grade.objections()));
        }
    }
}
