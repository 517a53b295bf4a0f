import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def failed = project.report('mlmodel.failing').cases()['accuracy >= 0.999'].readLines()[0]
def rule = " A release is packaged only with a valid passing grade. Give the model gates that it passes and run 'mvn verify'" +
        ' without skipping or ignoring tests, or decide for yourself: -Dmlmodel.allowUngated.'
for (build in 1..3) {
    project.build(build).failsWith("Model 'ungated' has no gates. Model 'failing' did not pass its gates: " + failed + rule)
            .doesNotMention(': packaged')
}
def folder = { "target/mlmodel/$it" }
['failing', 'passing'].each { project.build(1).says("[INFO] $it: evaluating, because there is no evaluation of it in ${folder(it)}") }
project.build(3).says("[INFO] failing: evaluating, because evaluation.json in ${folder('failing')} was changed since it was made",
        "[INFO] passing: evaluating, because neither this build nor the cache knows evaluation.json in ${folder('passing')}")
project.build(4).failsWith("mlmodel.skip is set, but what the jar would carry decides. Model 'failing' did not pass its gates: " + failed
        + " Model 'ungated' has no gates." + rule)
project.build(5).failsWith("mlmodel.models is set (passing), but a release is packaged whole. Run the build without -Dmlmodel.models;"
        + " to work on some of its models, run 'mvn test -Dmlmodel.models=passing'.").doesNotMention('passing: up to date')
// A person decides, is told of what, and leaves a mark.
project.build(6).says("[WARNING] Model 'failing' did not pass its gates: " + failed
        + ' It is packaged all the same, and marked ungated, because mlmodel.allowUngated is set.')
def marks = [ungated: [false, 'mlmodel.allowUngated'], failing: [false, 'mlmodel.allowUngated'], passing: [true, '']]
marks.each { model, mark ->
    project.build(6).says("[INFO] $model: packaged target/release-needs-a-passing-grade-1.0.0-${model}.zip")
    def bundle = project.archive("target/release-needs-a-passing-grade-1.0.0-${model}.zip")
    assertThat(bundle.json('grade.json').with { [passing, allowedBy] }).isEqualTo(mark)
}
true
