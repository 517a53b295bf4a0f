import io.github.mlmodel.integration.ProjectToBuild

new ProjectToBuild(basedir).copyDatasets('churn.csv')
true
