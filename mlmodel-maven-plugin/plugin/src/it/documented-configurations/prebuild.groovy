import io.github.mlmodel.integration.ProjectToBuild

for (module in ['files', 'trainers']) {
    new ProjectToBuild(new File(basedir, module)).copyDatasets()
}
true
