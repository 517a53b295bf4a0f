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
def matches = { int build, String pattern -> assert builds[build - 1].any { it ==~ pattern } : "build $build does not say: $pattern" }

// The bundle and the jar hold the same bytes.
def files = ['evaluation.json', 'fingerprint.json', 'grade.json', 'model.json', 'model.onnx']
def target = new File(basedir, 'target')
def name = 'trains-grades-and-packages-1.0.0-SNAPSHOT'
def installed = new File(localRepositoryPath, "com/example/trains-grades-and-packages/1.0.0-SNAPSHOT")
for (model in ['churn', 'price']) {
    def bundle = new ZipFile(new File(target, "$name-${model}.zip"))
    def jar = new ZipFile(new File(target, "${name}.jar"))
    assert bundle.entries().toList()*.name == files
    assert jar.entries().toList()*.name.findAll { it ==~ "META-INF/mlmodel/$model/.+" }.toSorted()
            == files.collect { "META-INF/mlmodel/$model/$it".toString() }
    for (file in files) {
        def entry = bundle.getEntry(file)
        assert entry.timeLocal.toString() == '2026-02-03T04:05:06'
        assert bundle.getInputStream(entry).bytes
                == jar.getInputStream(jar.getEntry("META-INF/mlmodel/$model/$file")).bytes
        assert bundle.getInputStream(entry).bytes == new File(target, "mlmodel/$model/$file").bytes
    }
    bundle.close()
    jar.close()

    // Installed by the fourth build, made anew by the fifth.
    assert new File(installed, "$name-${model}.zip").bytes == new File(target, "$name-${model}.zip").bytes
    def report = new File(target, "mlmodel/$model/report.html").getText('UTF-8')
    assert report.contains('<html') && report.contains('The trivial baseline always predicts ')
}

def grade = new JsonSlurper().parse(new File(target, 'mlmodel/churn/grade.json'), 'UTF-8')
assert grade.passing
assert grade.verdicts.collect { [it.gate.text, it.outcome] }
        == [['accuracy >= 0.75', 'PASS'], ['recall[yes] at least 0.60', 'PASS']]

def suite = new XmlSlurper().parse(new File(target, 'surefire-reports/TEST-mlmodel.churn.xml'))
assert ['name', 'tests', 'failures', 'errors', 'skipped'].collect { suite["@$it"].text() }
        == ['mlmodel.churn', '2', '0', '0', '0']
assert suite.testcase.collect { [it.@classname.text(), it.@name.text()] }
        == [['mlmodel.churn', 'accuracy >= 0.75'], ['mlmodel.churn', 'recall[yes] at least 0.60']]

says(1, '[INFO] churn: training, because there is no model yet',
        '[INFO] price: training, because there is no model yet',
        '[INFO] churn: report in target/mlmodel/churn/report.html',
        '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0',
        "[INFO] churn: packaged target/$name-churn.zip")
matches(1, /\[INFO\] churn: trained on 311 rows and 6 features in \d+\.\d s, \d+\.\d kB; / +
        /exported file and trained model differ by \d\.\de[-+]\d\d at most/)
matches(1, /\[INFO\] churn: verified, \d+ samples predicted again, largest difference \d\.\de[-+]\d\d/)

// Nothing changed: there is no such java, so a worker would have failed the second and the fourth build.
for (model in ['churn', 'price']) {
    for (build in [2, 4]) {
        matches(build, /\[INFO\] / + model + /: up to date \(fingerprint [0-9a-f]{4}\?\)/)
        says(build, "[INFO] $model: verification is up to date")
    }
    matches(2, /\[INFO\] / + model + /: evaluation is up to date \(\d\d rows\)/)
    matches(3, /\[INFO\] / + model + /: reused from the cache \(fingerprint [0-9a-f]{4}\?\)/)
    says(4, "[INFO] $model: tests are skipped, the grade of an earlier run holds")
}
says(2, '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
says(3, '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')

// Only one of the two models in the cache was damaged.
says(5, '[INFO] churn: training, because there is no model yet')
matches(5, /\[INFO\] price: reused from the cache \(fingerprint [0-9a-f]{4}\?\)/)

for (goal in ['deploy', 'describe', 'help', 'init', 'package', 'resolve', 'test', 'train', 'verify']) {
    says(6, "mlmodel:$goal")
}
says(6, 'Model churn',
        '  name: churn',
        '  task: classification',
        '  dataset/target: churned',
        '  dataset/testFraction: 0.2',
        '  dataset/encoding: UTF-8',
        '  features/numeric: by type',
        '  features/maxCategories: 100',
        '  trainer: random-forest',
        '  seed: 1',
        '  trainer parameter: trees = 20',
        '  trainer parameter: maxDepth = 0 (default)',
        '  gates: accuracy >= 0.75; recall[yes] at least 0.60',
        "churn: 400 rows, 5 columns, delimiter ',', first line has names",
        '  churned  categorical          0          2  no (271), yes (129)')
matches(6, /  fingerprint: [0-9a-f]{64}/)
matches(6, /  a build would: say: churn: up to date \(fingerprint [0-9a-f]{4}\?\)/)
