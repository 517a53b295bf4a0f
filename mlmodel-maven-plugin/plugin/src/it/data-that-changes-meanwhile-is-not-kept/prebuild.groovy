import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.writePrices('other.csv')
project.writePrices('datasets/prices.csv')
new File(basedir, 'datasets/prices.csv').setLastModified(1_600_000_000_000L)
true
