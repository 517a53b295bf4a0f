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

def withoutGrade = { int build, String... names ->
    for (name in names) {
        says(build, "[INFO] $name: tests are skipped, there is no grade",
                "[WARNING] Model '$name' has no valid grade: its bundle is not attached."
                        + " Run 'mvn verify' without skipping or ignoring tests.")
    }
}
withoutGrade(2, 'gate', 'row', 'share')
says(2, '[INFO] same: tests are skipped, the grade of an earlier run holds')
assert !builds[1].any { it.contains("Model 'same'") }
def installed = new File(localRepositoryPath, 'com/example/grade-is-void-after-a-change/1.0.0-SNAPSHOT').list()
assert installed.findAll { it.endsWith('.zip') } == ['grade-is-void-after-a-change-1.0.0-SNAPSHOT-same.zip']
withoutGrade(3, 'gate', 'row', 'share', 'same')

// None of that trains a model, unless the held-back rows are in its source; and even then no byte of it changes.
for (build in 2..4) {
    for (name in ['gate', 'row', 'same']) {
        matches(build, /\[INFO\] / + name + /: up to date \(fingerprint [0-9a-f]{4}\?\)/)
    }
}
matches(2, /\[INFO\] share: training, because datasets\/churn-share\.csv changed \([0-9a-f]{4}\? \? [0-9a-f]{4}\?\)/)
matches(2, /\[INFO\] share: trained on 311 rows and 6 features in .+/)
for (name in ['row', 'share']) {
    assert new File(basedir, "target/mlmodel/$name/model.onnx").bytes == new File(basedir, "$name-before.onnx").bytes
}

says(4, '[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0')
assert !builds[3].any { it.contains('evaluation is up to date') || it.contains('not attached') }
def grade = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/same/grade.json'), 'UTF-8')
assert grade.passing && grade.verdicts[1].gate.subject.metric == 'calls_per_leaver'
