import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def slices = project.json('target/mlmodel/churn/evaluation.json').slices
assertThat(slices*.slice*.name).containsSequence('income<3000', '3000<=income<5000', 'income>=5000')
        .contains('plan=family', 'visits quantile 1 of 3', 'older, rarely here').doesNotHaveDuplicates()
assertThat(slices.findAll { it.slice.column == 'plan' }*.scores*.rows.sum() as int).isEqualTo(80)
assertThat(project.json('target/mlmodel/churn/grade.json').verdicts*.outcome).isEqualTo(['PASS', 'PASS', 'PASS', 'PASS'])
project.build(1).mentions('churn:              accuracy by plan ')
project.build(2).saysUpToDate('churn', 'judged-otherwise')
project.build(3).mentions("could not be judged: slice 'plan=gold' has no row of datasets/churn.csv (20 % held back).")
project.build(4).mentions('could not be judged: ratio(recall[yes], plan) takes two slices of \'plan\' with enough rows')
assertThat(project.file('target/mlmodel/churn/report.html').getText('UTF-8')).contains('<h2>Slices</h2>', 'older, rarely here')
true
