import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
// The mean is no better than no model, which is a warning and a case of its own.
project.build(1).says('[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0')
for (model in ['code', 'data', 'parameter', 'same']) {
    project.build(1).says("[INFO] $model: training, because there is no model yet")
}
def change = '\\([0-9a-f]{4}\u2026 \u2192 [0-9a-f]{4}\u2026\\)'
project.build(2).saysLike("\\[INFO\\] code: training, because src/train changed $change",
                "\\[INFO\\] data: training, because datasets/weighted\\.csv changed $change")
        .says('[INFO] parameter: training, because trainer/parameters/trees changed (10 \u2192 12)')
        .saysUpToDate('same')
        .says('[INFO] same: evaluation is up to date (89 rows)', '[INFO] same: verification is up to date')

project.build(3).mentions('Compiling 2 source files').saysLike('\\[INFO\\] code: reused from the cache .+')
        .doesNotMention('src/train', 'trained on')
project.build(4).saysLike("\\[INFO\\] code: training, because src/main/java/com/example/Scale\\.java changed $change")
        .saysUpToDate('data', 'parameter', 'same')

def classPath = "\nIt is compiled against the project's classes and compile scope, the SPI of mlmodel and <trainDependencies>."
assertThat(project.build(5).failure()).startsWith('src/train/java does not compile: 1 error.\n'
        + '    src/train/java/com/example/MeanTrainer.java:24: incompatible types: possible lossy conversion ').endsWith(classPath)
assertThat(project.build(6).failure()).startsWith('src/evaluate/java does not compile: 1 error.\n'
        + '    src/evaluate/java/com/example/WithinAQuarter.java:23: cannot find symbol').endsWith(classPath)
assertThat(project.json('code', 'grade').verdicts.collect { [it.gate.subject.metric, it.outcome] })
        .containsExactly(['within_a_quarter', 'ERROR'], ['mae', 'ERROR'])
true
