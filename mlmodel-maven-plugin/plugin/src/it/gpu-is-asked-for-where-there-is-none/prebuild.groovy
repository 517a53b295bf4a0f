import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.writePrices('prices.csv')
// Stands for a trainer that could compute on a GPU: classes of src/train/java may.
def trainer = 'src/train/java/com/example/MeanTrainer.java'
project.copy("mlmodel-maven-plugin/plugin/src/it/changed-inputs-train-again/$trainer", trainer)
true
