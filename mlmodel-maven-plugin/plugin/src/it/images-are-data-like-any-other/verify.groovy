import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def says = { int build, String... lines ->
    for (line in lines) {
        assert builds[build - 1].contains(line) : "build $build does not say: $line"
    }
}
def read = { String file -> new JsonSlurper().parse(new File(basedir, "target/mlmodel/$file"), 'UTF-8') }

def stripes = read('stripes/model.json')
assert stripes.target.labels == ['diagonal', 'horizontal', 'vertical']
assert stripes.signature.inputs == [[name: 'image', type: 'uint8', shape: [12, 12, 1], columns: ['image']]]
assert stripes.samples*.why == ['class diagonal', 'class horizontal', 'class vertical', 'white all over']
assert read('stripes/fingerprint.json').fingerprint.inputs.findAll { it.file }*.name == ['datasets/stripes']
assert read('numbered-stripes/evaluation.json').scores.rows == 60
assert read('numbered-stripes/evaluation.json').rows.name == 'datasets/stripes-test-images-idx3-ubyte.gz'

def suite = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-com.example.StripesTest.xml'))
assert [suite.@tests.text(), suite.@failures.text(), suite.@errors.text()] == ['3', '0', '0']

assert builds[1].any { it ==~ /\[INFO\] stripes: up to date \(fingerprint [0-9a-f]{4}\?\)/ }

says(3, 'datasets/stripes: 180 images',
        '  image   image                0        180  12x12 (height x width), grey',
        '  class   categorical          0          3  diagonal (60), horizontal (60), vertical (60)',
        "Predict 'class' (classification). Paste into the POM:",
        '          <source>datasets/stripes</source>')
says(4, '  class   categorical          0          3  0 (50), 1 (50), 2 (50)',
        '          <labels>datasets/stripes-train-labels-idx1-ubyte.gz</labels>')
