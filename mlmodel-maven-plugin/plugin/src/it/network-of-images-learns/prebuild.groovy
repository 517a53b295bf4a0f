import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copy('example-project/datasets/display-digits-images.idx', 'digits.idx')
project.copy('example-project/datasets/display-digits-labels.idx', 'labels.idx')
project.forgetWhatWasInstalled(localRepositoryPath)
true
