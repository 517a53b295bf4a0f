import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').getText('UTF-8')
['first', 'second', 'third'].each { module ->
    assert log.contains("[INFO] $module: training, because there is no model yet")
    assert log.contains("[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
    assert new File(basedir, "$module/target/$module-1.0.0-SNAPSHOT-${module}.zip").exists()
    new ZipFile(new File(basedir, "$module/target/$module-1.0.0-SNAPSHOT.jar")).withCloseable { jar ->
        assert jar.getEntry("META-INF/mlmodel/$module/model.onnx") != null
        assert jar.stream().filter { it.name.endsWith('model.onnx') }.count() == 1
    }
}

// Maven names plugins that are not thread-safe, and from 3.9 on what else they do wrong; ours must not be among them.
def complaints = log.readLines().findAll { it.startsWith('[WARNING]') && it.contains('mlmodel-maven-plugin') }
assert complaints == []
