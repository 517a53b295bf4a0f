import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def server = context.get('server')
server.stop()
def published = { int times, String model, String repository ->
    def bundle = "com.example.end:$model:zip:$model:1.0.0-SNAPSHOT"
    project.log().mentions(times, "$model: published as $bundle in 'it-snapshots' ($server.url/$repository) and verified")
}
def receipt = { String model -> project.json("$model/target/mlmodel/$model/receipt.json").with { [status, reason] } }
// By the last module, for the one before it too.
project.build(1).mentions('churn: left to the last module, species, because the upload comes at the end of the build (deployAtEnd)')
published(1, 'species', 'snapshots')
// The second time nobody looks, and the goal alone does it for one of the two modules.
for (model in ['churn', 'species']) {
    project.build(2).mentions("$model: unverified. The upload comes at the end of the build (deployAtEnd), and its last module, plain,"
            + " does not run this goal. Run 'mvn mlmodel:deploy' in this module after it.")
}
published(2, 'churn', 'snapshots')
assertThat(receipt('species')).containsExactly('unverified', 'The upload comes at the end of the build (deployAtEnd).')
def uploads = project.file('remote/snapshots/com/example/end/churn/1.0.0-SNAPSHOT').list()
assertThat(uploads.findAll { it.endsWith('-churn.zip') }).hasSize(2)
published(1, 'churn', 'other')
def sentence = "The bundle com.example.end:churn:zip:churn:1.1.0 is not in repository 'it-releases' ($server.url/releases)." as String
project.build(5).mentions("churn: unverified. $sentence If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after it.")
assertThat(receipt('churn')).containsExactly('unverified', sentence)
project.build(6).mentions('Nothing is checked, because maven.deploy.skip is set')
true
