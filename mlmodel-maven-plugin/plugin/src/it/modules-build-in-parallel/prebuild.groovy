import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv', 'species.csv', 'house-prices.csv')
true
