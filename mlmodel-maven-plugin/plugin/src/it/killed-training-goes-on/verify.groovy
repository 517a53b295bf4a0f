import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def name = 'killed-training-goes-on-1.0.0-SNAPSHOT-churn.zip'
project.build(1).mentions('[INFO] churn: epoch 3 of 8: ', 'SIGKILL').doesNotMention('epoch 4 of 8')
// What was finished before the worker was killed is kept.
project.build(1).mentions('[INFO] tree: trained on ')
project.build(2).saysUpToDate('tree')

project.build(2).mentions('[INFO] churn: resuming at epoch 4 of 8').doesNotMention('epoch 3 of 8')
// What was kept for going on is gone when the model has been taken.
assertThat(project.file('cache/checkpoints').list()).containsExactly('killed')
project.build(3).mentions('[INFO] churn: epoch 1 of 8: ').doesNotMention('resuming')
assertThat(project.file("target/$name"))
        .hasSameBinaryContentAs(new File(localRepositoryPath, "com/example/killed-training-goes-on/1.0.0-SNAPSHOT/$name"))
true
