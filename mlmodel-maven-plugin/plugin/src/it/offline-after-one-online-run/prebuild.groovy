import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('species.csv')
project.replace('pom.xml', 'COMPANY-REPOSITORY', localRepositoryPath.toURI())
// The local repository of somebody who has built with the plugin, but never trained.
project.copyRepository(localRepositoryPath, 'local-repository', 'io/github/mlmodel/mlmodel-worker', 'io/github/mlmodel/mlmodel-runtime',
        'io/github/mlmodel/mlmodel-onnx', 'io/github/mlmodel/mlmodel-engine-trees', 'com/microsoft', 'org/tribuo', 'ml', 'de')
true
