import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)
def target = new File(basedir, 'target/mlmodel')

assert builds[0] =~ /(?m)^\[INFO\] price: epoch 30 of 30: loss \d\.\d+, [\d,]+ samples\/s, 0 s left$/
assert new JsonSlurper().parse(new File(target, 'price/evaluation.json'), 'UTF-8').curve*.name == ['loss']
assert new JsonSlurper().parse(new File(target, 'churn/grade.json'), 'UTF-8').passing

// A network is up to date as other models are, and leaves no state of its training behind.
assert builds[1].contains('churn: up to date (fingerprint ')
assert builds[1].contains('price: up to date (fingerprint ')
def checkpoints = []
new File(basedir, 'cache').eachFileRecurse { if (it.name == 'checkpoint.bin') checkpoints << it }
assert checkpoints.empty

assert builds[2] =~ /Training diverged: the loss is (NaN|infinite) in epoch 1, step \d+ of \d+, at learning rate 1000\./
assert builds[2].contains('Set a smaller <learningRate>, for example 100, or <gradientClip>1</gradientClip>, or a'
        + ' <warmup>; and look for values far out in the data.')
