import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').getText('UTF-8')
def version = new groovy.xml.XmlSlurper().parse(new File(basedir, 'pom.xml')).build.plugins.plugin.version.text()

assert log.contains('train (default) on project offline: The worker cannot be resolved offline: '
        + "io.github.mlmodel:mlmodel-worker:jar:$version, io.github.mlmodel:mlmodel-engine-trees:jar:$version"
        + " not in the local repository. Run 'mvn mlmodel:resolve' once online; afterwards 'mvn -o' works.")
assert log =~ /\[INFO] Resolved the worker and the engines of \[species]: \d\d jars/
assert log.count('[INFO] species: training, because there is no model yet') == 2
assert log.contains('[INFO] species: trained on ')
new ZipFile(new File(basedir, 'target/offline-1.0.0-SNAPSHOT-species.zip')).withCloseable { bundle ->
    assert bundle.getEntry('model.onnx') != null
}
