import static org.assertj.core.api.Assertions.assertThat

import groovy.xml.XmlSlurper
import io.github.mlmodel.integration.BuiltProject

def models = [files: ['several-files', 'missing-texts', 'encoding', 'unquoted', 'weighted'], trainers: ['no-header', 'reviews', 'awkward-names']]
def project = new BuiltProject(basedir)
models.each { module, names -> for (model in names) {
    assertThat(project.json("$module/target/mlmodel/$model/grade.json").passing).as('the grade of %s', model).isEqualTo(true)
} }
def settings = new XmlSlurper().parse(project.file('nexus-settings.xml'))
assertThat(settings.servers.server.id*.text()).containsExactly('releases', 'snapshots')
true
