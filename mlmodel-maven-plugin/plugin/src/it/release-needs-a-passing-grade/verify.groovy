import java.util.zip.ZipFile

// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def says = { int build, String... lines ->
    for (line in lines) {
        assert builds[build - 1].contains(ascii(line)) : "build $build does not say: $line"
    }
}
def failure = { int build ->
    def text = builds[build - 1].findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n')
    text = text.substring(text.indexOf('Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:'))
    text.substring(text.indexOf(': ', text.indexOf(' on project ')) + 2, text.indexOf('-> [Help 1]')).trim()
}

def rule = " A release is packaged only with a valid passing grade. Give the model gates that it passes and run 'mvn verify'" +
        ' without skipping or ignoring tests, or decide for yourself: -Dmlmodel.allowUngated.'
assert failure(1) == "Model 'ungated' has no gates. Model 'failing' has no valid grade. Model 'passing' has no valid grade." + rule
assert failure(2) == "Model 'ungated' has no gates. Model 'failing' did not pass its gates." + rule
for (name in ['ungated', 'failing', 'passing']) {
    says(3, "[INFO] $name: packaged target/release-needs-a-passing-grade-1.0.0-${name}.zip")
    def before = builds[0] + builds[1]
    assert !before.any { it.contains("$name: packaged") }
    new ZipFile(new File(basedir, "target/release-needs-a-passing-grade-1.0.0-${name}.zip")).withCloseable {
        assert it.getEntry('model.onnx') != null
    }
}
