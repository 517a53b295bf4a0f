import io.github.mlmodel.integration.ProjectToBuild

for (module in ['files', 'trainers', 'team/scores']) {
    new ProjectToBuild(new File(basedir, module)).copyDatasets()
}
true
