import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
for (model in ['species', 'head']) {
    project.build(1).says("[INFO] $model: training, because there is no model yet")
    project.build(3).saysLike("\\[INFO\\] $model: training, because base src/models/backbone\\.onnx changed"
            + ' \\([0-9a-f]{4}\u2026 \u2192 [0-9a-f]{4}\u2026\\)')
    assertThat(project.json(model, 'grade').passing).isEqualTo(true)
}
project.build(2).says('[INFO] species: training, because there is no model yet')
assertThat(project.json('next/target/mlmodel/species/grade.json').passing).isEqualTo(true)
// No place of this machine is part of what ships.
assertThat(project.text('target/mlmodel/head/fingerprint.json')).contains('src/models/backbone.onnx').doesNotContain(basedir.name)
assertThat(project.build(4).failure())
        .startsWith("<models/model[head]/trainer/parameters/base> is 'src/models/backbon.onnx', but there is no readable file ")
        .contains("; did you mean 'backbone.onnx'? Files there: backbone.onnx. Write a path relative to the project,")
true
