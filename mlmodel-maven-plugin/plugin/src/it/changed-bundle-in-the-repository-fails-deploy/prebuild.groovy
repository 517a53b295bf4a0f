import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def server = project.startRepository()
server.replace('/(2.0.0|2.1.0-SNAPSHOT)/.*-churn.zip$')
server.damage('/2.0.1/.*-churn.zip$')
server.denyOnce('/2.0.2/.*-churn.zip$')
context.put('server', server)
true
