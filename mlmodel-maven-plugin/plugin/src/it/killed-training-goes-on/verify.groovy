def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)
def name = 'killed-training-goes-on-1.0.0-SNAPSHOT-churn.zip'

assert builds[0].contains('[INFO] churn: epoch 3 of 8: ') && !builds[0].contains('epoch 4 of 8')
assert builds[0] =~ /SIGKILL/

// What was finished before the worker was killed is kept.
assert builds[0].contains('[INFO] tree: trained on ')
assert builds[1].contains('[INFO] tree: up to date')

assert builds[1].contains('[INFO] churn: resuming at epoch 4 of 8')
assert !builds[1].contains('epoch 3 of 8')
// What was kept for going on is gone when the model has been taken.
assert new File(basedir, 'cache/checkpoints').list().toList() == ['killed']

assert builds[2].contains('[INFO] churn: epoch 1 of 8: ') && !builds[2].contains('resuming')
assert new File(localRepositoryPath, "com/example/killed-training-goes-on/1.0.0-SNAPSHOT/$name").bytes
        == new File(basedir, "target/$name").bytes
