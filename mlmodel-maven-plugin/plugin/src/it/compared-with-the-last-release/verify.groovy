import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject
import io.github.mlmodel.integration.RepositoryServer

def project = new BuiltProject(basedir)
context.get('server').stop()
def app = 'com.example:compared-with-the-last-release'
def gate = "churn: Gate 'accuracy regression at most 0.01'"
project.build(1).says("[ERROR] $gate could not be judged: there is no released version of $app below 1.0, and"
        + ' <models/model[churn]/baseline/required> is true.')
project.build(2).says("[WARNING] $gate was skipped: there is no released version of $app below 1.0.")

project.build(3).says('[INFO] churn:   accuracy regression at most 0.01  0.8876  passed by 0.01, baseline 0.8876 on 89 rows')
project.build(4).saysFirst("[ERROR] $gate failed: accuracy was 0.8427, and the baseline's 0.8876: 0.04494 worse on 89 rows of"
        + " datasets/churn.csv (20 % held back) that neither model was trained on. The baseline is $app:1.0:churn.")
assertThat(project.file("remote/releases/com/example/compared-with-the-last-release/1.1")).doesNotExist()
project.build(5).says('[INFO] churn:   accuracy regression at most 0.01  0.8876  passed by 0.01, baseline 0.8876 on 89 rows')

project.build(6).saysLike("\\[WARNING\\] $gate was skipped: repository 'it-releases' could not be asked for released versions: .*")
project.build(7).saysLike("\\[ERROR\\] $gate could not be judged: repository 'it-releases' could not be asked for released versions: .*")
project.build(8).says("[ERROR] $gate could not be judged: repository 'unknown' does not know who asks for released versions (status 401)."
        + ' Give <server><id>unknown</id> in settings.xml a user name and a password that are valid there.')

// The chain: what was compared with stands in the bundle.
def published = project.file('remote/releases/com/example/compared-with-the-last-release/1.0/compared-with-the-last-release-1.0-churn.zip')
def comparison = project.archive('target/compared-with-the-last-release-1.2-SNAPSHOT-churn.zip').json('evaluation.json').comparison
assertThat(comparison.baseline.subMap('name', 'digest')).isEqualTo([name: "$app:1.0:churn".toString(), digest: RepositoryServer.digest('SHA-256', published.bytes)])
true
