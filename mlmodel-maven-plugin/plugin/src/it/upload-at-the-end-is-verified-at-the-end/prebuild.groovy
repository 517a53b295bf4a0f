import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
['churn', 'species'].each {
    Files.copy(new File(checkout, "datasets/${it}.csv").toPath(), new File(basedir, "$it/${it}.csv").toPath())
}

def serverClass = new GroovyClassLoader(getClass().classLoader).parseClass(
        new File(checkout, 'mlmodel-maven-plugin/plugin/src/it/repository-server/RepositoryServer.groovy'))
def server = serverClass.getConstructor(File).newInstance(new File(basedir, 'remote'))
context.put('server', server)
def property = "repository.url=$server.url\n"
new File(basedir, 'test.properties').setText(property, 'ISO-8859-1')
new File(basedir, 'alternative.properties')
        .setText("${property}altDeploymentRepository=it-snapshots::$server.url/other\n", 'ISO-8859-1')
true
