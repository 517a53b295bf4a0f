import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
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

def target = new File(basedir, 'target')
def sentence = "Gate 'recall[yes] >= 0.99' failed: recall[yes] was 0.75 on 89 rows of datasets/churn.csv (20 % held back)."

assert failure(2) == """There are failed gates.

churn: $sentence

Tests run: 2, Failures: 1, Errors: 0, Skipped: 0

See ${new File(target, 'mlmodel')} for the reports. -Dmlmodel.test.failure.ignore goes on without a grade."""
assert !new File(target, 'failed.jar').exists()
for (build in 2..4) {
    says(build, "[ERROR] churn: $sentence", '[INFO] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0',
            '[WARNING] ungated: the model has no gates, so nothing says whether it is good enough. Add for example'
                    + ' <gates><gate>accuracy >= 0.80</gate></gates>.')
}
says(3, '[WARNING] The build goes on, because mlmodel.test.failure.ignore is set')
says(4, '[WARNING] The build goes on, because maven.test.failure.ignore is set')

def suite = new XmlSlurper().parse(new File(target, 'surefire-reports/TEST-mlmodel.churn.xml'))
assert ['name', 'tests', 'failures', 'errors', 'skipped'].collect { suite["@$it"].text() }
        == ['mlmodel.churn', '2', '1', '0', '0']
assert suite.testcase.collect { it.@name.text() } == ['accuracy >= 0.5', 'recall[yes] >= 0.99']
assert suite.testcase[0].children().size() == 0
assert suite.testcase[1].failure.@message.text() == sentence
assert suite.testcase[1].failure.text() == sentence

// Without a passing grade: no bundle in the repository, and a jar that says so.
def advice = "Run 'mvn verify' without skipping or ignoring tests."
says(1, '[INFO] churn: tests are skipped, there is no grade',
        "[WARNING] Model 'churn' has no valid grade: its bundle is not attached, and in the jar it is marked ungraded. $advice")
for (build in 3..4) {
    says(build, "[WARNING] Model 'churn' did not pass its gates: its bundle is not attached,"
            + " and in the jar it is marked ungraded. $advice")
}
def grade = { String jar ->
    new ZipFile(new File(target, jar)).withCloseable {
        new JsonSlurper().parse(it.getInputStream(it.getEntry('META-INF/mlmodel/churn/grade.json')), 'UTF-8')
    }
}
assert grade('skipped.jar').with { [passing, digest, verdicts*.outcome, verdicts*.sentence] }
        == [false, '', ['SKIPPED', 'SKIPPED'], ['tests were skipped', 'tests were skipped']]
for (jar in ['ignored.jar', 'ignored-too.jar']) {
    assert grade(jar).with { [passing, verdicts*.outcome] } == [false, ['PASS', 'FAIL']]
}
def installed = new File(localRepositoryPath, 'com/example/failed-gate-fails-the-build/1.0.0-SNAPSHOT').list()
assert installed.findAll { it.endsWith('.zip') || it.endsWith('.jar') }.toSorted()
        == ['failed-gate-fails-the-build-1.0.0-SNAPSHOT-ungated.zip', 'failed-gate-fails-the-build-1.0.0-SNAPSHOT.jar']
