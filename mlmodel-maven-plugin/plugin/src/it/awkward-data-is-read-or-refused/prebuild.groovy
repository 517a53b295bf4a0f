import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn-no-header.csv', 'cities-windows-1252.csv', 'wide.csv', 'broken-ragged.csv',
        'cities-iso-8859-1.csv')
true
