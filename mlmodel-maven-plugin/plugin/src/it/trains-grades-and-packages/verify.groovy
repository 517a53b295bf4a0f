import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def name = 'trains-grades-and-packages-1.0.0-SNAPSHOT'
for (model in ['churn', 'price']) {
    def bundle = project.archive("target/$name-${model}.zip")
    assertThat(bundle.names()).containsExactly('evaluation.json', 'fingerprint.json', 'grade.json', 'model.json', 'model.onnx', 'statistics.json')
    assertThat(bundle.times()*.toString()).containsExactly('2026-02-03T04:05:06')
    assertThat(project.archive("target/${name}.jar").digests("META-INF/mlmodel/$model/")).isEqualTo(bundle.digests(''))
    assertThat(project.digests("target/mlmodel/$model")).containsAllEntriesOf(bundle.digests(''))
    assertThat(new File(localRepositoryPath, "com/example/trains-grades-and-packages/1.0.0-SNAPSHOT/$name-${model}.zip")).hasSameBinaryContentAs(project.file("target/$name-${model}.zip"))
    assertThat(project.text("target/mlmodel/$model/report.html")).contains('<html', 'The trivial baseline always predicts ')
    project.build(1).says("[INFO] $model: training, because there is no model yet", "[INFO] $model: packaged target/$name-${model}.zip",
            "[INFO] $model: report in target/mlmodel/$model/report.html").saysLike("\\[INFO\\] $model: trained on \\d{3} rows and \\d features in \\d+\\.\\d s, \\d+\\.\\d kB; "
                    + "exported file and trained model (predict the same|differ by \\d\\.\\de[-+]\\d\\d at most, of .*)", "\\[INFO\\] $model: +(accuracy|r2)  +0\\.\\d+  on \\d+ rows, trivial baseline -?[0-9.]+, 95 % interval .+", "\\[INFO\\] $model:  +(accuracy|r2) >= 0\\.\\d+  +0\\.\\d+  passed by 0\\.\\d+",
                    "\\[INFO\\] $model: verified, \\d+ samples predicted again, (no difference|largest difference \\d\\.\\de[-+]\\d\\d, of .*)")
    // Nothing changed: there is no such java, so a worker would have failed the second and the fourth build.
    [2, 4].each { project.build(it).saysUpToDate(model).says("[INFO] $model: verification is up to date") }
    project.build(2).mentions("[INFO] $model: evaluation is up to date (")
    project.build(4).says("[INFO] $model: tests are skipped, the grade of an earlier run holds: passed")
    project.build(3).mentions("[INFO] $model: reused from the cache (fingerprint ")
}
assertThat(project.json('churn', 'grade').verdicts.collectEntries { [it.gate.text, it.outcome] })
        .isEqualTo(['accuracy >= 0.75': 'PASS', 'recall[yes] at least 0.60': 'PASS'])
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 2 tests, 0 failures, 0 errors, 0 skipped')
(1..3).each { project.build(it).says('[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0') }
project.build(5).says('[INFO] churn: training, because there is no model yet').mentions('[INFO] price: reused from the cache')
true
