import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv', 'churn-held-back.csv')
project.copy('datasets/churn.csv', 'datasets/churn-share.csv')
project.forgetWhatWasInstalled(localRepositoryPath)
true
