import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
assertThat(project.json('churn', 'grade').passing).isEqualTo(true)
assertThat(project.archive('target/first-model-1.0.0-SNAPSHOT.jar').names()).contains('META-INF/mlmodel/churn/model.onnx')

for (goal in ['deploy', 'describe', 'help', 'init', 'package', 'resolve', 'test', 'train', 'verify']) {
    project.build(2).says("mlmodel:$goal")
}
project.build(2).says('Model churn', '  name: churn', '  task: classification', '  dataset/target: churned', '  dataset/testFraction: 0.2',
        '  dataset/encoding: UTF-8', '  features/numeric: by type', '  features/maxCategories: 100', '  trainer: random-forest',
        '  seed: 1', '  trainer parameter: trees = 100 (default)', '  trainer parameter: maxDepth = 0 (default)',
        '  gates: accuracy >= 0.75; recall[yes] >= 0.60', "churn: 400 rows, 5 columns, delimiter ',', first line has names",
        '  churned  categorical          0          2  no (271), yes (129)')
        .saysLike('  fingerprint: [0-9a-f]{64}', '  a build would: say: churn: up to date \\(fingerprint [0-9a-f]{4}\u2026\\)')
true
