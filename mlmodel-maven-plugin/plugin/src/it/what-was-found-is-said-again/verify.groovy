import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).says('[INFO] churn: training, because there is no model yet')
project.build(3).saysUpToDate('churn').says('[INFO] churn: evaluation is up to date (89 rows)', '[INFO] churn: verification is up to date')
assertThat(project.file('target/looked-in-step-2')).exists()

// What was said, attached and installed is that of a build that looked.
def said = { int build -> project.build(build).lines().findAll { it =~ /^\[(INFO|WARNING)\] .*churn/ } }
assertThat(said(4)).isEqualTo(said(3)).isNotEmpty()
assertThat(project.file('target/looked-in-step-4')).doesNotExist()

project.build(4).saysLike('\\[INFO\\] Installing .+-churn\\.zip to .+')

project.build(5).saysLike('\\[INFO\\] churn: training, because datasets/churn\\.csv changed \\([0-9a-f]{4}\u2026 \u2192 [0-9a-f]{4}\u2026\\)')
true
