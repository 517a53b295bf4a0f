import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def file = 'src/models/churn.schema.json'
project.build(1).says("[INFO] churn: wrote $file (5 columns, 19 rules). Read it, change what is not meant, and commit it.")
assertThat(project.text('target/inferred.json')).isEqualTo(project.text('expected.json'))
project.build(2).says('[INFO] Tests run: 20, Failures: 0, Errors: 0, Skipped: 0')

// A column that the schema does not know is no feature and moves no row; nor does it where it becomes a feature.
def graded = { build -> project.build(build).lines().find { it.contains('churn: accuracy ') } }
def rows = { build -> graded(build).replaceFirst('.*( on [0-9]+ rows,).*', '$1') }
project.build(3).says("[WARNING] churn: There is a column in datasets/wider.csv, 'week', which the schema does not know and nothing reads.", graded(2))
project.build(4).failsWith("$file is there already, and nothing was written. -Dmlmodel.schema.update=true brings it up to date, keeps what you have"
        + ' decided, and prints what changed.')
project.build(5).says("[INFO] churn: brought $file up to date; what changed:", "[INFO]   column 'week' is new: feature, numeric")
assertThat(rows(6)).isEqualTo(rows(2))
assertThat(project.text(file)).contains('"splitBy": ["age", "churned", "income", "plan", "visits"]', '"name": "week"')

project.build(7).mentions("The data of model 'churn' breaks 5 rules of $file, so that nothing was trained or graded:",
        'There are 150 rows in datasets/broken.csv, fewer than 200.', "Column 'age' is no number in 1 of 150 rows (0.67%): datasets/broken.csv:10 ('old').",
        "Column 'income' is not in datasets/broken.csv.", "Column 'plan' has a category that is not in its domain in 3 of 150 rows (2%), and may in"
        + " 1% at most: 'platinum' (3); datasets/broken.csv:21, datasets/broken.csv:71, datasets/broken.csv:121.", "Column 'week' is not in datasets/broken.csv.",
        'the-data-breaks-a-rule-of-its-schema')
assertThat(project.report('mlmodel.churn').summary()).isEqualTo('mlmodel.churn: 23 tests, 5 failures, 0 errors, 6 skipped')
true
