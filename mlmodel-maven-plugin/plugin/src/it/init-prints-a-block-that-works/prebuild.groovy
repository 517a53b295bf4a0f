import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
project.copyDatasets('churn-no-header.csv', 'house-prices.csv')
// No header, and a word where the income is not known.
def rows = new File(basedir, 'datasets/churn-no-header.csv').readLines('UTF-8').withIndex().collect { row, number ->
    number % 20 == 0 ? row.replaceFirst(/,\d+,/, ',k.A.,') : row
}
project.write('datasets/Kunden-2026.csv', rows.join('\n') + '\n')
true
