import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def hasNoGrade = { int build, String... models ->
    for (model in models) {
        project.build(build).says("[INFO] $model: tests are skipped, there is no grade", "[WARNING] Model '$model' has no valid grade:"
                + " its bundle is not attached. Run 'mvn verify' without skipping or ignoring tests.")
    }
}
hasNoGrade(2, 'row', 'share')
project.build(2).says('[INFO] same: tests are skipped, the grade of an earlier run holds: passed',
        '[INFO] gate: tests are skipped, gates were judged anew by the evaluation of an earlier run: passed')
        .doesNotMention("Model 'same'", "Model 'gate'")
assertThat(project.installed(localRepositoryPath, '1.0.0-SNAPSHOT'))
        .containsExactly('grade-is-void-after-a-change-1.0.0-SNAPSHOT-gate.zip', 'grade-is-void-after-a-change-1.0.0-SNAPSHOT-same.zip')
hasNoGrade(3, 'gate', 'row', 'share', 'same')

// None of that trains a model, unless the held-back rows are in its source; and even then no byte of it changes.
(2..4).each { project.build(it).saysUpToDate('gate', 'row', 'same') }
project.build(2).saysLike('\\[INFO\\] share: training, because datasets/churn-share\\.csv changed \\([0-9a-f]{4}\u2026 \u2192 [0-9a-f]{4}\u2026\\)',
        '\\[INFO\\] share: trained on 311 rows and 6 features in .+')
for (model in ['row', 'share']) {
    assertThat(project.file("target/mlmodel/$model/model.onnx")).hasSameBinaryContentAs(project.file("$model-before.onnx"))
}
project.build(4).says('[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0')
        .doesNotMention('evaluation is up to date', 'not attached')
assertThat(project.json('same', 'grade').with { [passing, verdicts[1].gate.subject.metric] }).containsExactly(true, 'calls_per_leaver')
true
