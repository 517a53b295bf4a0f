import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).saysLike('\\[INFO\\] price: epoch 30 of 30: loss \\d\\.\\d+, [\\d,]+ samples/s, 0 s left')
assertThat(project.json('price', 'evaluation').curve*.name).containsExactly('loss')
assertThat(project.json('churn', 'grade').passing).isEqualTo(true)

// A network is up to date as other models are, and leaves no state of its training behind.
project.build(2).saysUpToDate('churn', 'price')
def checkpoints = []
project.file('cache').eachFileRecurse { if (it.name == 'checkpoint.bin') checkpoints << it }
assertThat(checkpoints).isEmpty()

assertThat(project.build(3).failure())
        .containsPattern('Training diverged: the loss is (NaN|infinite) in epoch 1, step \\d+ of \\d+, at learning rate 1000\\.')
        .contains('Set a smaller <learningRate>, for example 100, or <gradientClip>1</gradientClip>, or a <warmup>;'
                + ' and look for values far out in the data.')
true
