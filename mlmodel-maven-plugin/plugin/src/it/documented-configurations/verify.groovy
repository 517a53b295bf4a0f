import static org.assertj.core.api.Assertions.assertThat

import groovy.xml.XmlSlurper
import io.github.mlmodel.integration.BuiltProject

def models = [files: ['several-files', 'missing-texts', 'encoding', 'unquoted', 'groups', 'weighted'], times: ['later', 'chosen', 'folded'], trainers: ['no-header', 'reviews', 'awkward-names'], 'team/scores': ['churn', 'price']]
def project = new BuiltProject(basedir)
models.each { module, names -> for (model in names) {
    assertThat(project.json("$module/target/mlmodel/$model/grade.json").passing).as('the grade of %s', model).isEqualTo(true)
} }
assertThat(project.json('files/target/mlmodel/groups/grade.json').verdicts[0].sentence)
        .contains("of datasets/visits.csv (20 % held back by groups of 'customer_id')")
assertThat(project.json('files/target/mlmodel/groups/fingerprint.json').deciding).isEqualTo(['customer_id'])
def folds = project.json('times/target/mlmodel/folded/evaluation.json').crossValidation
assertThat(folds.scores.rows).hasSize(5)
assertThat(folds.means.accuracy.mean).isBetween(0.6d, 1d)
assertThat(project.json('times/target/mlmodel/later/grade.json').verdicts[0].sentence)
        .contains('on 120 rows of datasets/visits.csv (held back where day >= 2026-05-01)')
assertThat(project.json('times/target/mlmodel/chosen/fingerprint.json').fingerprint.specification.dataset.heldBack)
        .isEqualTo([condition: '_row % 4 = 0 and day >= 2026-02-01', kind: 'when'])
project.build(2).failsWith("<models/model[churn]/dataset/source> is 'datasets/churn.csv', but there is no readable file"
        + " ${project.file('team/plain/datasets/churn.csv')}.\nThis module's own POM does not name mlmodel-maven-plugin; the parent POM com.example:documented-team:1.0.0-SNAPSHOT brings it."
        + ' If the module has no models, keep the plugin out: <mlmodel.skip>true</mlmodel.skip> in its <properties>. Or let the parent have the plugin in <pluginManagement>, and name it in the modules that have data.')
def settings = new XmlSlurper().parse(project.file('nexus-settings.xml'))
assertThat(settings.servers.server.id*.text()).containsExactly('releases', 'snapshots')
true
