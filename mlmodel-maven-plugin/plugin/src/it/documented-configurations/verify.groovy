import static org.assertj.core.api.Assertions.assertThat

import groovy.xml.XmlSlurper
import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
for (model in ['several-files', 'no-header', 'missing-texts', 'encoding', 'unquoted', 'weighted', 'reviews', 'awkward-names']) {
    assertThat(project.json(model, 'grade').passing).as('the grade of %s', model).isEqualTo(true)
}
def settings = new XmlSlurper().parse(project.file('nexus-settings.xml'))
assertThat(settings.servers.server.id*.text()).containsExactly('releases', 'snapshots')
true
