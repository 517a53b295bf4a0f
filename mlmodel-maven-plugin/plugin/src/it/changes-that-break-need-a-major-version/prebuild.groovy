import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def lines = new File(basedir, 'datasets/churn.csv').readLines()
project.write('datasets/renamed.csv', lines.join('\n').replaceFirst('age', 'years') + '\n')
context.put('server', project.startRepository())
true
