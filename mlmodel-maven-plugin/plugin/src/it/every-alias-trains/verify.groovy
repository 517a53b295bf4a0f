import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
// Every short name of a trainer, for each task that it can do, with its default parameters.
def models = project.file('target/mlmodel').list().findAll { !it.contains('.') }
assertThat(models).hasSize(14)
for (model in models) {
    project.build(1).saysLike("\\[INFO\\] $model: trained on \\d+ rows .*")
    assertThat(project.json(model, 'grade').passing).as('the grade of %s', model).isEqualTo(true)
}
true
