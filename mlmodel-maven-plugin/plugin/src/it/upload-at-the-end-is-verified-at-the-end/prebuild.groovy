import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copy('datasets/churn.csv', 'churn/churn.csv')
project.copy('datasets/species.csv', 'species/species.csv')
def server = project.startRepository()
project.write('alternative.properties', """\
        repository.url=$server.url
        altDeploymentRepository=it-snapshots::$server.url/other
        """.stripIndent())
context.put('server', server)
true
