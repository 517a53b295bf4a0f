import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
project.replace('shop/pom.xml', '@project.version@', projectVersion)
// Without, Maven 4 takes the checkout for the root of both projects, and shares among its projects what they have built.
new File(basedir, 'shop/.mvn').mkdirs()
context.put('server', project.startRepository())
true
