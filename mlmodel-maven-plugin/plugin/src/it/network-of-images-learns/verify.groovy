import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)
def name = 'network-of-images-learns/1.0.0-SNAPSHOT/network-of-images-learns-1.0.0-SNAPSHOT-digit.zip'
def target = new File(basedir, 'target')

// An epoch a line, validation rows included; nothing of the clock in the curve that ships.
assert builds[0] =~ /(?m)^\[INFO\] digit: epoch 1 of 6: loss \d\.\d+, validation loss \d\.\d+, validation accuracy \d\.\d+, [\d,]+ samples\/s, \d+ s left$/
def evaluation = new JsonSlurper().parse(new File(target, 'mlmodel/digit/evaluation.json'), 'UTF-8')
assert evaluation.curve*.name == ['loss', 'validation_loss', 'validation_accuracy']
assert evaluation.curve*.values*.size() == [6, 6, 6]
assert evaluation.scores.metrics.accuracy > 0.9

// Trained twice, the same bytes.
assert new File(localRepositoryPath, "com/example/$name").bytes
        == new File(target, 'network-of-images-learns-1.0.0-SNAPSHOT-digit.zip').bytes
assert new File(target, 'mlmodel-graphs/digit').list().toList().toSorted() == ['predicting.onnx', 'training.onnx']

assert builds[2].contains("layer 7 'dense 32 gelu': its input is 8x8x8, put 'flatten' before it")
assert builds[3].contains('digit: <layers> has 2 lines that cannot be read:')
for (line in ["layer 4 'max-pol': 'max-pol' is no layer; did you mean 'max-pool'?", "layer 5 'flat': 'flat' is no layer."]) {
    assert builds[3].contains("$line Layers: dense, conv, max-pool, average-pool, global-average-pool, flatten, dropout,"
            + ' batch-norm, layer-norm, embedding, residual, relu, leaky-relu, gelu, silu, tanh, sigmoid, softmax')
}
