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

says(1, '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0')
for (name in ['code', 'data', 'parameter', 'same']) {
    says(1, "[INFO] $name: training, because there is no model yet")
}
def change = /\([0-9a-f]{4}\? \? [0-9a-f]{4}\?\)/
matches(2, /\[INFO\] code: training, because src\/train changed / + change)
matches(2, /\[INFO\] data: training, because datasets\/weighted\.csv changed / + change)
says(2, '[INFO] parameter: training, because trainer/parameters/trees changed (10 \u2192 12)')
matches(2, /\[INFO\] same: up to date \(fingerprint [0-9a-f]{4}\?\)/)
says(2, '[INFO] same: evaluation is up to date (89 rows)', '[INFO] same: verification is up to date')

def grade = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/code/grade.json'), 'UTF-8')
assert grade.verdicts.collect { [it.gate.subject.metric, it.outcome] } == [['within_a_quarter', 'PASS'], ['mae', 'PASS']]

def classPath = "It is compiled against the project's classes and compile scope, the SPI of mlmodel and <trainDependencies>."
assert failure(3).readLines()[0] == 'src/train/java does not compile: 1 error.'
assert failure(3).readLines()[1]
        ==~ /    src\/train\/java\/com\/example\/MeanTrainer\.java:24: incompatible types: possible lossy conversion .+/
assert failure(3).readLines()[2] == classPath
assert failure(4).readLines()[0] == 'src/evaluate/java does not compile: 1 error.'
assert failure(4).readLines()[1]
        ==~ /    src\/evaluate\/java\/com\/example\/WithinAQuarter\.java:23: cannot find symbol .+/
assert failure(4).readLines()[2] == classPath
