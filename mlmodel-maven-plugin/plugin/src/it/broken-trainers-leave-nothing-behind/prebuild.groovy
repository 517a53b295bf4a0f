import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.writePrices('prices.csv')
true
