import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def rule = " A release is packaged only with a valid passing grade. Give the model gates that it passes and run 'mvn verify'" +
        ' without skipping or ignoring tests, or decide for yourself: -Dmlmodel.allowUngated.'
project.build(1).failsWith("Model 'ungated' has no gates. Model 'failing' has no valid grade. Model 'passing' has no valid grade." + rule)
project.build(2).failsWith("Model 'ungated' has no gates. Model 'failing' did not pass its gates." + rule)
for (model in ['ungated', 'failing', 'passing']) {
    project.build(1).doesNotMention("$model: packaged")
    project.build(2).doesNotMention("$model: packaged")
    project.build(3).says("[INFO] $model: packaged target/release-needs-a-passing-grade-1.0.0-${model}.zip")
    assertThat(project.archive("target/release-needs-a-passing-grade-1.0.0-${model}.zip").names()).contains('model.onnx')
}
true
