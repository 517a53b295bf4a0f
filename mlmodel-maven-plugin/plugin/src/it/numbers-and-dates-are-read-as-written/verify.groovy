import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
for (model in ['dressed', 'moments']) {
    assertThat(project.json(model, 'grade').passing).as('the grade of %s', model).isEqualTo(true)
}
def kinds = project.json('dressed', 'model').signature.columns.collectEntries { [it.name, it.kind] }
assertThat(kinds).isEqualTo([area: 'numeric', share: 'numeric', discount: 'numeric', code: 'categorical'])
project.log().mentions("dressed: read as codes 'code'. <features> in the model decides otherwise.",
        "moments: took as missing 'NaT' (", "; read as dates 'day'. <features> in the model decides otherwise.")
true
