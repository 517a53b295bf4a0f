import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject
import io.github.mlmodel.integration.RepositoryServer

def project = new BuiltProject(basedir)
def (server, home) = [context.get('server').tap { it.stop() }, context.get('gpg.homedir')]
def bundle = project.file('remote/releases/com/example/release/customers/1.0.0/customers-1.0.0-churn.zip')
def digest = RepositoryServer.digest('SHA-256', bundle.bytes)
def coordinates = 'com.example.release:customers:zip:churn:1.0.0'
assertThat(project.json('churn', 'receipt')).containsAllEntriesOf([format: 1, status: 'verified', model: 'churn', reason: '', grade: 'PASSED',
        repositoryId: 'it-releases', repository: server.url + '/releases', coordinates: coordinates, bundleDigest: digest])
        .hasEntrySatisfying('samples') { assertThat(it).isPositive() }
// With -X, Maven and its resources plugin print what they were given, by its name.
assertThat(project.filesWith('target', 'a secret', 'geheim') + project.text('build.log').readLines().findAll { it =~ /a secret|geheim/ && !(it =~ / env\.|mlmodel\.jvm\.args/) }).isEmpty()
project.log().mentions(' -Dfeed=*** -jar ', "churn: published as $coordinates in 'it-releases' ($server.url/releases) and verified"
        + " (SHA-256 ${digest.substring(0, 12)}\u2026)", 'customers-1.0.0.jar: published as com.example.release:customers:jar:1.0.0 in')
if (context.get('signed')) { // at verify, because attached at package
    assertThat(['gpg', '--homedir', home.path, '--verify', bundle.path + '.asc', bundle.path].execute().waitFor()).isZero()
    ['gpgconf', '--homedir', home.path, '--kill', 'all'].execute().waitFor()
}; home.deleteDir()
// Evaluated again where nothing is known of it, and the same; refused by the repository, in the deploy plugin's words; and in part.
project.build(2).says('[INFO] churn: evaluating, because neither this build nor the cache knows evaluation.json in target/mlmodel/churn')
        .saysLike('\\[ERROR\\] Failed to execute goal org.apache.maven.plugins:maven-deploy-plugin.* Could not transfer artifact com\\.example\\.release:customers:.*\\b400\\b.*')
project.build(3).failsWith("mlmodel.models is set, but a release is checked whole. Run 'mvn mlmodel:deploy' without -Dmlmodel.models.")
// Used: everything of it came from the repository, the runtime with the jar.
['by-jar', 'by-zip'].each { assertThat(project.report("consumer/$it", 'com.example.PredictionTest').cases()).hasSize(1) }
assertThat(project.text('consumer/repository/com/example/release/customers/1.0.0/_remote.repositories'))
        .contains('customers-1.0.0.jar>it-releases=', 'customers-1.0.0.pom>it-releases=', 'customers-1.0.0-churn.zip>it-releases=')
true
