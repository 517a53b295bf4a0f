import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def rows = new File(basedir, 'target/mlmodel/churn/rows.csv').readLines().size() - 1
project.build(1).says("[INFO] churn: left $rows held-back rows for tests in target/mlmodel/churn/rows.csv".toString())
        .mentions("churn: $rows changes of $rows rows tried: increasing 'visits' by 5 never raises 'yes'".toString(),
                'Tests run: 31, Failures: 0, Errors: 0, Skipped: 1')
project.build(2).saysLike('\\[INFO\\] churn: reused from the cache .*').mentions('Tests run: 31, Failures: 0, Errors: 0, Skipped: 1')
        .doesNotMention('held-back rows for tests')

// What tests saw of the evaluation is what the plugin found afterwards, of all rows and of their parts.
project.build(3).mentions('Tests run: 31, Failures: 0, Errors: 0, Skipped: 1')
def evaluation = project.json('churn', 'evaluation')
def parts = [''    : evaluation.scores] + evaluation.slices.collectEntries { [(it.slice.name): it.scores] }
def found = parts.collectMany { part, scores -> scores.metrics.collect { "$part $it.key ${it.value as double}".toString() } +
        scores.classMetrics.collectMany { name, values -> values.collect { "$part $name[$it.key] ${it.value as double}".toString() } } }
assertThat(new File(basedir, 'seen.txt').readLines()).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(found)
assertThat(project.archive('target/customers-1.0.0-SNAPSHOT.jar').names()).noneMatch { it.contains('rows') || it.contains('mlmodel-tests') }

project.build(4).mentions('Tests run: 31, Failures: 1, Errors: 0, Skipped: 0', "churn does not hold that increasing 'visits' by 5 never lowers 'yes':")
project.build(5).mentions('Tests run: 2, Failures: 0, Errors: 0, Skipped: 1')
project.build(6).mentions('Tests run: 2, Failures: 0, Errors: 1, Skipped: 0', "Model 'churn' is evaluated by the project that trains it")
true
