import groovy.json.JsonSlurper

// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def failure = { int build ->
    def text = builds[build - 1].findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n')
    text = text.substring(text.indexOf('Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:'))
    text.substring(text.indexOf(': ', text.indexOf(' on project ')) + 2, text.indexOf('-> [Help 1]')).trim()
}

def init = new File(basedir, 'init.log').readLines('UTF-8')
assert init.contains("datasets/Kunden-2026.csv: 400 rows, 5 columns, delimiter ',', no header")
assert init.any { it ==~ /  column2  numeric             20 .+/ }
assert init.contains('  column4  categorical          0          3  basic (144), family (130), business (126)')
assert init.contains("Predict 'column5' (classification). Paste into the POM:")

// The three builds in the log are of paste.xml, of pasted.xml, and of the misspelt target.
assert builds[1].contains('[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
assert builds[1].contains('[INFO] kunden-2026: packaged target/pasted-1.0.0-SNAPSHOT-kunden-2026.zip')
assert !builds[1].any { it.startsWith('[WARNING]') && it.contains('mlmodel-runtime') }
def description = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/kunden-2026/model.json'), 'UTF-8')
assert description.lineage.trainer == 'gradient-boosting'

assert failure(3) == "mlmodel.init.target is 'prize', which is no column of datasets/house-prices.csv; did you mean 'price'?" +
        ' Its columns are: rooms, area, district, price.'

// Without a POM nothing is written where it runs.
assert !basedir.list().any { it.contains('project.basedir') }
