import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def drift = 'target/mlmodel/churn/drift.json'
project.build(2).says("[INFO] churn: 0 of 5 columns drifted: logs/like.csv (200 rows) beside the 311 training rows of target/mlmodel/churn", "[INFO] churn: wrote $drift")
project.build(3).says('[WARNING] churn: 2 of 4 columns drifted: logs/other.csv (400 rows) beside the 311 training rows of target/mlmodel/churn',
        '[INFO]   not compared, because the data does not have it: churned').saysLike("\\[INFO\\]   (age|plan) +DRIFTED .*", "\\[INFO\\]   plan +DRIFTED .*'student' \\(200\\)", '\\[INFO\\]   income +same .*')
project.build(4).says('[WARNING] churn: 2 of 4 columns drifted: logs/other.csv (400 rows) beside the 311 training rows of src/models/churn.json')
        .failsWith('Columns of logs/other.csv drifted from what they were in training, and mlmodel.drift.fail is set: model \'churn\': age, plan.'
        + ' Find out what changed in the data, and train on rows of today if it is meant.')
assertThat(project.json(drift).drift.columns*.verdict).containsExactly('DRIFTED', 'DRIFTED', 'SAME', 'SAME')
assertThat(project.json(drift).comparedWith).isEqualTo('src/models/churn.json')
true
