import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def lines = new File(basedir, 'datasets/churn.csv').readLines()
project.write('logs/like.csv', lines.withIndex().findAll { line, i -> i == 0 || i % 2 == 1 }.collect { it[0] }.join('\n') + '\n')
// Nobody knows yet who churns; half of the plans are new, and everybody is 30 years older.
def other = lines.drop(1).withIndex().collect { line, i ->
    def cells = line.split(',')
    "${(cells[0] as int) + 30},${cells[1]},${cells[2]},${i % 2 ? 'student' : cells[3]}"
}
project.write('logs/other.csv', 'age,income,visits,plan\n' + other.join('\n') + '\n')
true
