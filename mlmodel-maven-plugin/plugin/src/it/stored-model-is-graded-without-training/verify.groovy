import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).says('[INFO] churn: stored as src/models/churn.onnx', '[INFO] mlmodel.lock: 1 model locked; commit it')
assertThat(project.json('mlmodel.lock').models.churn.model).isEqualTo(project.json('churn', 'fingerprint').modelDigest)
project.build(2).saysLike('\\[INFO\\] churn: reused from src/models \\(fingerprint [0-9a-f]{4}\u2026\\)')
for (build in [3, 5]) {
    project.build(build).saysLike('\\[INFO\\] churn: taken from src/models, because mlmodel\\.training is never \\(fingerprint [0-9a-f]{4}\u2026\\)')
            .says('[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
}
(2..5).each { project.build(it).doesNotMention('trained on', 'mlmodel.lock') }

def change = 'trainer/parameters/trees changed (10 \u2192 12)'
project.build(4).failsWith("""\
        Nothing was trained, because of 2 problems:
          - Model 'churn' in src/models is stale: $change. Train it again and store it (mvn verify -Dmlmodel.store), or grade it as it is (-Dmlmodel.allowStale).
          - mlmodel.training is never, but src/models holds no whole model 'never-stored' (never-stored.onnx with its never-stored.json). Train and store it: mvn verify -Dmlmodel.store.""".stripIndent())
project.build(5).says("[WARNING] churn: the model in src/models is stale: $change; it is graded as it is, because mlmodel.allowStale is set")

assertThat(project.file('src/models').list()).containsExactlyInAnyOrder('churn.json', 'churn.onnx')
assertThat(project.file('src/models/churn.onnx')).hasSameBinaryContentAs(project.file('target/mlmodel/churn/model.onnx'))
def stored = project.json('src/models/churn.json')
assertThat(stored.description.name).isEqualTo('churn')
assertThat(stored.evaluation.scores.metrics.accuracy).isGreaterThan(0.5d)
true
