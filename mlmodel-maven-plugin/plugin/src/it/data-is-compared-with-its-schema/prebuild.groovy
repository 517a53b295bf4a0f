import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn.csv')
def lines = new File(basedir, 'datasets/churn.csv').readLines()
project.write('datasets/wider.csv', lines.withIndex().collect { line, i -> i == 0 ? "$line,week" : "$line,${i % 52}" }.join('\n') + '\n')
def broken = lines.take(151).withIndex().collect { line, i ->
    i % 50 == 20 ? line.replaceFirst(',(basic|family|business),', ',platinum,') : i == 9 ? line.replaceFirst('^[0-9]+', 'old') : line
}
project.write('datasets/broken.csv', broken.collect { line -> line.replaceFirst('^([^,]*),[^,]*,', '$1,') }.join('\n') + '\n')
true
