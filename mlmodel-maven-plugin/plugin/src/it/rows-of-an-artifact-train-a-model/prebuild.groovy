import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copy('datasets/churn.csv', 'model/churn.csv')
def numbers = ['age', 'income', 'visits']
def lines = new File(basedir, 'model/churn.csv').readLines().withIndex().collect { line, i ->
    line.split(',', -1).collect { (i == 0 && numbers.contains(it) ? "#$it" : it).padRight(10) }.join('')
}
project.write('model/churn.fixed', lines.join('\n'))
true
