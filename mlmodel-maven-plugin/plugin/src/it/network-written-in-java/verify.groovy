import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).saysLike('\\[INFO\\] churn: epoch 40 of 40: loss \\d\\.\\d+, [\\d,]+ samples/s, 0 s left',
        '\\[INFO\\] churn: trained on 311 rows and 6 features in \\d+\\.\\d s.*')
def model = project.json('churn', 'model')
assertThat(model.lineage.trainer).isEqualTo('com.example.CrossNetwork')
assertThat(model.lineage.curve).hasSize(1)
assertThat(model.lineage.curve[0].values).hasSize(40)
assertThat(model.lineage.curve[0].values.last()).isLessThan(model.lineage.curve[0].values.first())
true
