import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def gate = '\\[INFO\\] bought:   accuracy regression at most 0\\.1 '
project.build(1).saysLike('\\[INFO\\] bought: accuracy +0\\.5788 +on 1638 rows, .*')

// Of 1662 rows that are held back since there is a column more, the earlier model knows all but 358: on these it is no better than it was.
project.build(2).saysLike('\\[INFO\\] bought: accuracy +0\\.6215 +on 1662 rows, .*', "$gate +0\\.6089 +passed by 0\\.1196, baseline 0\\.5894 on 358 rows")
def known = project.archive('models/bought-1.0.zip').json('evaluation.json').figures.training.value
assertThat(((known * (1662 - 358) + 0.5894 * 358) / 1662 - 0.6215) as double).isGreaterThan(0.25d)

// A schema that is introduced later moves no row, and then no column does: all rows are compared on.
project.build(4).saysLike("$gate +0\\.5788 +passed by 0\\.1, baseline 0\\.5788 on 1638 rows")
project.build(5).says("[INFO]   column 'week' is new: feature, numeric")
project.build(6).saysLike("$gate +[0-9.]+ +passed by [0-9.]+, baseline 0\\.5788 on 1638 rows")
assertThat(project.json('bought', 'evaluation').comparison.with { [identical, today.rows, before.metrics.accuracy] })
        .isEqualTo([false, 1638, project.archive('models/bought-1.0.zip').json('evaluation.json').scores.metrics.accuracy])
true
