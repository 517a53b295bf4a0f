import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def metrics = { project.json("model/target/mlmodel/$it/evaluation.json").scores.metrics }
project.build(1).mentions('[INFO] of-artifact: trained on ')
assertThat(metrics('of-artifact')).isEqualTo(metrics('of-text')).isNotEmpty()

project.build(2).saysUpToDate('of-artifact').mentions('[INFO] of-artifact: evaluation is up to date')
true
