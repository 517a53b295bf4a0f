import groovy.json.JsonSlurper

// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def says = { int build, String... lines ->
    for (line in lines) {
        assert builds[build - 1].contains(ascii(line)) : "build $build does not say: $line"
    }
}
def failure = { int build ->
    def text = builds[build - 1].findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n')
    text = text.substring(text.indexOf('Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:'))
    text.substring(text.indexOf(': ', text.indexOf(' on project ')) + 2, text.indexOf('-> [Help 1]')).trim()
}

def json = { String model, String file ->
    new JsonSlurper().parse(new File(basedir, "target/mlmodel/$model/${file}.json"), 'UTF-8')
}
says(1, '[INFO] Tests run: 19, Failures: 0, Errors: 0, Skipped: 0')

// However the same rows are written, they train and grade the same model.
def groups = [['plain', 'crlf', 'gzip', 'no-final-newline', 'semicolon', 'pipe', 'no-header'],
              ['utf-eight', 'byte-order-mark', 'latin', 'utf-sixteen']]
for (group in groups) {
    for (other in group.drop(1)) {
        for (part in ['columns', 'labels', 'samples']) {
            assert json(other, 'model')[part] == json(group[0], 'model')[part]
        }
        assert json(other, 'evaluation').scores == json(group[0], 'evaluation').scores
        assert json(other, 'evaluation').rows.trainingRows == json(group[0], 'evaluation').rows.trainingRows
    }
}
assert json('plain', 'model').with { columns && labels && samples }
assert json('plain', 'evaluation').with { rows.trainingRows && scores.rows && scores.metrics && scores.classMetrics }
assert json('utf-eight', 'model').signature.columns*.name == ['gr\u00f6\u00dfe', 'stadt']
assert json('windows', 'model').target.labels == ['nein', '\u20acja']
assert json('numeric-labels', 'model').labels == (1..10)*.toString()
assert json('wide', 'model').inputs.collect { [it.name, it.type, it.width] } == [['numeric', 'float', 150], ['site', 'string', 1]]
assert json('quoted-line-ends', 'evaluation').with { scores.rows + rows.trainingRows } == 200
assert json('numbers', 'model').columns.collectEntries { [it.name, it.kind] } == [
        plain: 'NUMERIC', scientific: 'NUMERIC', 'leading zero': 'NUMERIC', thousands: 'CATEGORICAL', signed: 'NUMERIC']
assert json('text', 'model').columns.collect { [it.name, it.kind] } == [['review', 'TEXT']]
assert json('duplicate-rows', 'evaluation').with { [scores.rows % 3, rows.trainingRows % 3] } == [0, 0]

assert failure(2) == ascii("""\
        ragged: 2 lines cannot be read as 3 values separated by ',':
          datasets/broken-ragged.csv:3 has 2 values, not 3
          datasets/broken-ragged.csv:5 has 4 values, not 3
        Correct them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are text).
        utf-8: datasets/broken-utf-8.csv:2 holds byte 0xF6, which is not UTF-8. Declare the file's encoding in <dataset>, for example <encoding>windows-1252</encoding>, or convert the file.
        open-quote: 1 line cannot be read as 3 values separated by ',':
          datasets/broken-open-quote.csv:3 has a quote that is not closed before the end of the file
        Correct them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are text).
        duplicate-column: The header of datasets/broken-duplicate-column.csv is not usable: 'x' names 2 columns. Name the columns in the file, or replace its names in <dataset> by <header>true</header> and <columns>first,second,\u2026</columns>.
        empty-column-name: The header of datasets/broken-empty-column-name.csv is not usable: column 2 has no name. Name the columns in the file, or replace its names in <dataset> by <header>true</header> and <columns>first,second,\u2026</columns>.
        infinity: Numeric column 'x' has no finite number in 1 row:
          datasets/broken-infinity.csv:3 'Infinity'
        If 'Infinity' means that there is no value, add <missing>Infinity</missing> to <dataset>; else correct the data.
        Numeric column 'y' has no finite number in 2 rows:
          datasets/broken-infinity.csv:4 '-Inf'
          datasets/broken-infinity.csv:5 '1e999'
        Correct the data, or name the texts that mean "no value" by <missing> in <dataset>.
        only-header: There are no rows in datasets/broken-only-header.csv, only a header. Give a file with rows.
        empty: Data file datasets/broken-empty.csv is empty. Give a file with rows.
        one-class: Target column 'kind' has the one value 'same' in all 83 training rows, so there is nothing to learn. Check <target>, add rows of other values, change <seed>, or give a <testSource>.
        wrong-encoding: datasets/cities-iso-8859-1.csv:1 holds byte 0xF6, which is not UTF-8. Declare the file's encoding in <dataset>, for example <encoding>windows-1252</encoding>, or convert the file.""".stripIndent())
assert failure(3) == "rare-classes: Class 'once' of target column 'kind' is in the held-back rows but absent from the training" +
        ' rows, whose classes are left, right, thrice. Write labels alike, change <seed>, or give a <testSource>.'
