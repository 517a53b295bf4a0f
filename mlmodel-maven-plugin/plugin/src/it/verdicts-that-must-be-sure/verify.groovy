import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def on = 'accuracy was 0.8876 on 89 rows of datasets/churn.csv \\(20 % held back\\)'
def open = "churn: Gate 'accuracy at least 0.85' is inconclusive: $on\\. A part of the 95 % interval, 0\\.8054 to 0\\.937\\d, keeps the bound;" +
        ' about 27\\d rows would settle it\\.'
project.build(1).saysLike("\\[ERROR\\] $open", '\\[INFO\\] churn: .* 95 % interval 0\\.8054 to 0\\.937\\d')
        .says('[INFO] Tests run: 2, Failures: 0, Errors: 1, Skipped: 0')
project.build(2).saysUpToDate('churn').saysLike("\\[WARNING\\] $open").says('[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 2 tests, 0 failures, 0 errors, 0 skipped')
def grade = project.json('churn', 'grade')
assertThat([grade.passing, grade.verdicts*.outcome]).isEqualTo([true, ['PASS', 'WARN']])
assertThat(grade.basis.terms.confidence.level as double).isEqualTo(0.95d)
assertThat(grade.basis.terms.confidence.onInconclusive).isEqualTo('WARN')
assertThat(project.json('churn', 'evaluation').scores.intervals.classMetrics.recall.keySet()).containsExactly('no', 'yes')
assertThat(project.text('target/mlmodel/churn/report.html')).contains('95 % interval', 'Intervals with a question mark cannot be trusted.')
project.build(3).failsWith("Gate 'example_count at least 50' in <models/model[churn]/gates> asks for example_count, which has no interval,"
        + ' by which <confidence> decides. Take the gate to another metric, or remove <confidence>.')
true
