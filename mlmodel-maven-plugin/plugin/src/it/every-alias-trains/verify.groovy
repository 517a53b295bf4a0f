import groovy.json.JsonSlurper

// Every short name of a trainer, for each task that it can do, with its default parameters.
def log = new File(basedir, 'build.log').getText('UTF-8')
def folders = new File(basedir, 'target/mlmodel').listFiles().findAll { it.directory && !it.name.startsWith('.') }

assert folders.size() == 12
for (folder in folders) {
    assert log =~ /(?m)^\[INFO\] ${folder.name}: trained on \d+ rows/
    assert new JsonSlurper().parse(new File(folder, 'grade.json'), 'UTF-8').passing
}
