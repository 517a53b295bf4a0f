import groovy.json.JsonSlurper

// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def says = { int build, String... lines ->
    for (line in lines) {
        assert builds[build - 1].contains(ascii(line)) : "build $build does not say: $line"
    }
}
def matches = { int build, String pattern -> assert builds[build - 1].any { it ==~ pattern } : "build $build does not say: $pattern" }
def failure = { int build ->
    def text = builds[build - 1].findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n')
    text = text.substring(text.indexOf('Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:'))
    text.substring(text.indexOf(': ', text.indexOf(' on project ')) + 2, text.indexOf('-> [Help 1]')).trim()
}

says(1, '[INFO] churn: stored as src/models/churn.onnx')
matches(2, /\[INFO\] churn: reused from src\/models \(fingerprint [0-9a-f]{4}\?\)/)
for (build in [3, 5]) {
    matches(build,
            /\[INFO\] churn: taken from src\/models, because mlmodel\.training is never \(fingerprint [0-9a-f]{4}\?\)/)
    says(build, '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
}
assert !(2..5).any { build -> builds[build - 1].any { it.contains('trained on') } }

def change = 'trainer/parameters/trees changed (10 \u2192 12)'
assert failure(4) == ascii("""\
        Nothing was trained, because of 2 problems:
          - Model 'churn' in src/models is stale: $change. Train it again and store it (mvn verify -Dmlmodel.store), or grade it as it is (-Dmlmodel.allowStale).
          - mlmodel.training is never, but src/models holds no whole model 'never-stored' (never-stored.onnx with its never-stored.json). Train and store it: mvn verify -Dmlmodel.store.""".stripIndent())
says(5, "[WARNING] churn: the model in src/models is stale: $change; it is graded as it is, because mlmodel.allowStale is set")

assert new File(basedir, 'src/models').list().toSorted() == ['churn.json', 'churn.onnx']
assert new File(basedir, 'src/models/churn.onnx').bytes == new File(basedir, 'target/mlmodel/churn/model.onnx').bytes
def stored = new JsonSlurper().parse(new File(basedir, 'src/models/churn.json'), 'UTF-8')
assert stored.description.name == 'churn' && stored.evaluation.scores.metrics.accuracy > 0.5
