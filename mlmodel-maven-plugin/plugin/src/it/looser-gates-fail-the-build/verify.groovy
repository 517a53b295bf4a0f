import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def says = { asked, what -> "[ERROR] churn: $asked of the baseline models/churn-1.0.zip $what. Put it back, or write <gateChanges>warn</gateChanges>." }
project.build(2).says(says("Gate 'accuracy at least 0.7'", "asks for less now: 'accuracy at least 0.6'"), says("Gate 'recall[no] at least 0.5'", 'is gone'),
        says("<minExamples> of slice 'old'", 'was 20 and is 10 now, which asks for less'),
        '[INFO] Tests run: 5, Failures: 3, Errors: 0, Skipped: 0')
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 5 tests, 3 failures, 0 errors, 0 skipped')
assertThat(project.json('churn', 'grade').with { [passing, verdicts*.outcome] }).isEqualTo([false, ['PASS', 'PASS']])
assertThat(project.json('churn', 'grade').checks.findAll { it.outcome == 'FAIL' }*.facts).isEqualTo([
        [change: 'weaker', before: 'accuracy at least 0.7', now: 'accuracy at least 0.6'], [change: 'removed', before: 'recall[no] at least 0.5'], [change: 'weaker', before: '20', now: '10']])
true
