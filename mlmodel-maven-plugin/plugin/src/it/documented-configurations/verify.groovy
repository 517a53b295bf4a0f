def names = ['several-files', 'no-header', 'missing-texts', 'encoding', 'unquoted', 'weighted', 'reviews', 'awkward-names',
             'tribuo-class']
names.each { name ->
    ['model.onnx', 'model.json', 'grade.json'].each { file ->
        assert new File(basedir, "target/mlmodel/$name/$file").exists()
    }
}

def settings = new groovy.xml.XmlSlurper().parse(new File(basedir, 'nexus-settings.xml'))
assert settings.servers.server.id*.text() == ['releases', 'snapshots']
