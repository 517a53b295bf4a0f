import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def stripes = project.json('stripes', 'model')
assertThat(stripes.target.labels).containsExactly('diagonal', 'horizontal', 'vertical')
assertThat(stripes.signature.inputs)
        .containsExactly([name: 'image', type: 'uint8', shape: [12, 12, 1], columns: ['image']])
assertThat(stripes.samples*.why).containsExactly('noise 1, grain 1', 'noise 2, grain 2', 'noise 3, grain 4',
        'black all over', 'grey all over', 'white all over')
assertThat(project.json('stripes', 'fingerprint').fingerprint.inputs.findAll { it.file }*.name).containsExactly('datasets/stripes')
def evaluation = project.json('numbered-stripes', 'evaluation')
assertThat(evaluation.scores.rows).isEqualTo(60)
assertThat(evaluation.rows.name).isEqualTo('datasets/stripes-test-images-idx3-ubyte.gz')
assertThat(project.report('com.example.StripesTest').summary())
        .isEqualTo('com.example.StripesTest: 3 tests, 0 failures, 0 errors, 0 skipped')
project.build(1).mentions('Tests run: 8, Failures: 0, Errors: 0, Skipped: 0')
// Tests see of the held-back images what the plugin finds afterwards.
def found = project.json('stripes', 'evaluation').scores.metrics.collect { "$it.key=${it.value as double}" }
assertThat(new File(basedir, 'seen.txt').text[1..-2].split(', ').toList()).containsExactlyInAnyOrderElementsOf(found*.toString())
project.build(2).saysUpToDate('stripes')
project.build(3).says('datasets/stripes: 180 images',
        '  image   image                0        180  12x12 (height x width), grey',
        '  class   categorical          0          3  diagonal (60), horizontal (60), vertical (60)',
        "Predict 'class' (classification). Paste into the POM:",
        '          <source>datasets/stripes</source>')
project.build(4).says('  class   categorical          0          3  0 (50), 1 (50), 2 (50)',
        '          <labels>datasets/stripes-train-labels-idx1-ubyte.gz</labels>')
true
