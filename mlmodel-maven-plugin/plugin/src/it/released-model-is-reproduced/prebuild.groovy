import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def server = project.startRepository()
context.put('server', server)
true
