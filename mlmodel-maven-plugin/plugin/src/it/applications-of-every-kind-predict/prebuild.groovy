import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copy('datasets/churn.csv', 'customers/datasets/churn.csv')
true
