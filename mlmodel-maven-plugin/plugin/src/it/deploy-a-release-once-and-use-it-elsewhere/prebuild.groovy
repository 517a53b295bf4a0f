import groovy.xml.XmlSlurper
import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def datasets = new File(basedir, 'datasets')
datasets.mkdirs()
Files.copy(new File(checkout, 'datasets/churn.csv').toPath(), new File(datasets, 'churn.csv').toPath())

def serverClass = new GroovyClassLoader(getClass().classLoader).parseClass(
        new File(checkout, 'mlmodel-maven-plugin/plugin/src/it/repository-server/RepositoryServer.groovy'))
def server = serverClass.getConstructor(File).newInstance(new File(basedir, 'remote'))
context.put('server', server)
// Without, Maven 4 takes the checkout for the root of both projects, and shares among its projects what they have built.
new File(basedir, '.mvn').mkdirs()
new File(basedir, 'consumer/.mvn').mkdirs()
def properties = new File(basedir, 'test.properties')
properties.setText("""\
repository.url=$server.url
product.repository=${localRepositoryPath.toURI()}
mlmodel.version=${new XmlSlurper().parse(new File(basedir, 'pom.xml')).dependencies.dependency.version}
""", 'ISO-8859-1')

// A key of its own, so that signing can be tried; where there is no GnuPG it is not. In the folder for temporary files,
// because the agent's sockets stand no long path.
try {
    def home = Files.createTempDirectory('gpg').toFile()
    context.put('gpg.homedir', home)
    def key = ['gpg', '--homedir', home.path, '--batch', '--passphrase', '', '--quick-generate-key', 'it@example.com'].execute()
    key.consumeProcessOutput()
    if (key.waitFor() == 0) {
        properties.append("gpg.homedir=$home.path\n", 'ISO-8859-1')
        context.put('signed', true)
    }
} catch (IOException e) {
    println "There is no gpg: $e.message"
}
true
