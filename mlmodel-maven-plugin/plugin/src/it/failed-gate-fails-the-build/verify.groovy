import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def sentence = project.archive('target/ignored.jar').json('META-INF/mlmodel/churn/grade.json').verdicts[1].sentence
assertThat(sentence).startsWith("Gate 'recall[yes] >= 0.99' failed: recall[yes] was 0.75 on 89 rows of datasets/churn.csv (20 % held back). The 95 % interval is 0.5")
project.build(2).failsWith("""There are failed gates.\n\nchurn: $sentence\n\nTests run: 2, Failures: 1, Errors: 0, Skipped: 0\n
See ${project.file('target/mlmodel')} for the reports. -Dmlmodel.test.failure.ignore goes on without a grade.""")
assertThat(project.file('target/failed.jar')).doesNotExist()
for (build in 2..4) {
    project.build(build).says("[ERROR] churn: $sentence", '[INFO] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0',
            '[WARNING] ungated: the model has no gates, so nothing says whether it is good enough. Add for example'
                    + ' <gates><gate>accuracy >= 0.80</gate></gates>.')
}
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 2 tests, 1 failures, 0 errors, 0 skipped')
assertThat(project.report('mlmodel.churn').cases()).isEqualTo(['accuracy >= 0.5': '', 'recall[yes] >= 0.99': sentence + '\n' + sentence])

// Without a passing grade: no bundle in the repository, and a jar that says so.
def marked = "its bundle is not attached, and in the jar it is marked ungraded. Run 'mvn verify' without skipping or ignoring tests."
project.build(1).says('[INFO] churn: tests are skipped, there is no grade', "[WARNING] Model 'churn' has no valid grade: $marked")
[3: 'mlmodel.test.failure.ignore', 4: 'maven.test.failure.ignore'].each { build, property -> project.build(build)
        .says("[WARNING] The build goes on, because $property is set", "[WARNING] Model 'churn' did not pass its gates: $marked") }
def grades = ['skipped', 'ignored', 'ignored-too'].collect { project.archive("target/${it}.jar").json('META-INF/mlmodel/churn/grade.json') }
assertThat(grades*.with { [passing, *verdicts*.outcome] })
        .containsExactly([false, 'SKIPPED', 'SKIPPED'], [false, 'PASS', 'FAIL'], [false, 'PASS', 'FAIL'])
assertThat([grades[0].digest, *grades[0].verdicts*.sentence]).containsExactly('', 'tests were skipped', 'tests were skipped')
assertThat(project.installed(localRepositoryPath, '1.0.0-SNAPSHOT')).containsExactly(
        'failed-gate-fails-the-build-1.0.0-SNAPSHOT-ungated.zip', 'failed-gate-fails-the-build-1.0.0-SNAPSHOT.jar')
true
