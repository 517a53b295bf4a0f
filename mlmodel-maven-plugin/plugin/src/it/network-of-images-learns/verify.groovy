import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def bundle = 'network-of-images-learns-1.0.0-SNAPSHOT-digit.zip'
// An epoch a line, validation rows included; nothing of the clock in the curve that ships.
project.build(1).saysLike('\\[INFO\\] digit: epoch 1 of 6: loss \\d\\.\\d+, validation loss \\d\\.\\d+, validation accuracy \\d\\.\\d+, [\\d,]+ samples/s, \\d+ s left')
project.build(1).mentions('digit: Java does not evaluate Conv, MaxPool, so an application needs io.github.mlmodel:mlmodel-runtime-onnxruntime:')
def evaluation = project.json('digit', 'evaluation')
assertThat(evaluation.curve.collect { [it.name, it.values.size()] })
        .containsExactly(['loss', 6], ['validation_loss', 6], ['validation_accuracy', 6])
assertThat(evaluation.scores.metrics.accuracy).isGreaterThan(0.9d)

// Trained twice, the same bytes.
assertThat(project.file("target/$bundle"))
        .hasSameBinaryContentAs(new File(localRepositoryPath, "com/example/network-of-images-learns/1.0.0-SNAPSHOT/$bundle"))
assertThat(project.file('target/mlmodel-graphs/digit').list()).containsExactlyInAnyOrder('predicting.onnx', 'training.onnx')

assertThat(project.build(3).failure()).contains("layer 7 'dense 32 gelu': its input is 8x8x8, put 'flatten' before it")
def layers = 'Layers: dense, conv, max-pool, average-pool, global-average-pool, flatten, dropout, batch-norm, layer-norm,' +
        ' embedding, residual, relu, leaky-relu, gelu, silu, tanh, sigmoid, softmax'
assertThat(project.build(4).failure()).contains('digit: <layers> has 2 lines that cannot be read:',
        "layer 4 'max-pol': 'max-pol' is no layer; did you mean 'max-pool'? $layers", "layer 5 'flat': 'flat' is no layer. $layers")
true
