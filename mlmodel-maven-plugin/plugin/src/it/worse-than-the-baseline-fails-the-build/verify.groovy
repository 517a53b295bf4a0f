import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def change = 'accuracy regression at most 0.01'
project.build(2).says('[INFO] churn:   accuracy regression at most 0.01  0.8876  passed by 0.01, baseline 0.8876 on 89 rows')
project.build(3).saysFirst("[ERROR] churn: Gate '$change' failed: accuracy was 0.8427, and the baseline's 0.8876: 0.04494 worse on 89 rows of"
        + ' datasets/churn.csv (20 % held back) that neither model was trained on. The baseline is models/churn-1.0.zip. The 95 % interval of the difference is ',
        '[INFO] Tests run: 4, Failures: 1, Errors: 0, Skipped: 0')

def why = "the baseline models/churn-1.0.zip cannot be compared: Column 'age' is not in datasets/renamed.csv. Its columns are: years, income, visits, plan, churned"
project.build(4).says("[ERROR] churn: Gate '$change' could not be judged: $why. Name another <baseline>, or say by <acceptBaselineBreak>, with"
        + ' <reason> and <until>, that the model may go without the comparison.')
def skipped = "Gate '$change' was skipped: $why, which is accepted until 2099-12-31 (the column 'age' has another name)."
project.build(5).says("[WARNING] churn: $skipped", '[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 3')
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 4 tests, 0 failures, 0 errors, 3 skipped')
assertThat(project.json('churn', 'grade').with { [passing, verdicts*.outcome] }).isEqualTo([true, ['PASS', 'SKIPPED', 'SKIPPED', 'SKIPPED']])
assertThat(project.json('churn', 'evaluation').comparison.baseline.name).isEqualTo('models/churn-1.0.zip')
assertThat(project.archive('target/app-churn.zip').json('grade.json').basis.terms.acceptedBreak.until).isEqualTo('2099-12-31')
true
