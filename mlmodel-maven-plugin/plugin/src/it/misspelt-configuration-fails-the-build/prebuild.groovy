import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv', 'churn-held-back.csv')
new File(basedir, 'opened.properties').setText("mlmodel.allowOutside=${System.getProperty('java.home').replace('\\', '/')}\n", 'UTF-8')
true
