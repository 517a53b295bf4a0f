import io.github.mlmodel.integration.ProjectToBuild
import java.nio.file.Files

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def server = project.startRepository()
// Without, Maven 4 takes the checkout for the root of both projects, and shares among its projects what they have built.
new File(basedir, 'consumer/.mvn').mkdirs()
def properties = ["repository.url=$server.url", "product.repository=${localRepositoryPath.toURI()}", "mlmodel.version=$projectVersion"]

// A key of its own, so that signing can be tried; where there is no GnuPG it is not. In the folder for temporary files,
// because the agent's sockets stand no long path.
def home = Files.createTempDirectory('gpg').toFile()
try {
    def key = ['gpg', '--homedir', home.path, '--batch', '--passphrase', '', '--quick-generate-key', 'it@example.com'].execute()
    key.consumeProcessOutput()
    if (key.waitFor() == 0) {
        properties << "gpg.homedir=$home.path"
        context.put('signed', true)
    }
} catch (IOException e) {
    println "There is no gpg: $e.message"
}
project.write('test.properties', properties.join('\n'))
context.put('gpg.homedir', home)
context.put('server', server)
true
