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
server.replaced = ~'/(2.0.0|2.1.0-SNAPSHOT)/.*-churn.zip$'
server.damaged = ~'/2.0.1/.*-churn.zip$'
server.unreadable = ~'/2.0.2/.*-churn.zip$'
new File(basedir, 'test.properties').setText("repository.url=$server.url\n", 'ISO-8859-1')
true
