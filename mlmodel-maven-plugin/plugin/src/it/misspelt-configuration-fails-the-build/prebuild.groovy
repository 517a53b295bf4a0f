import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv', 'churn-held-back.csv')
def jdk = System.getProperty('java.home').replace('\\', '/')
new File(basedir, 'outside.properties').setText("source=$jdk/churn.csv\n", 'UTF-8')
new File(basedir, 'opened.properties').setText("source=$jdk/churn.csv\nmlmodel.allowOutside=$jdk\n", 'UTF-8')
true
