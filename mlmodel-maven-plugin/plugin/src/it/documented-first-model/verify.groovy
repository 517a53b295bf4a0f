import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def grade = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/churn/grade.json'), 'UTF-8')
assert grade.model == 'churn'

new ZipFile(new File(basedir, 'target/first-model-1.0.0-SNAPSHOT.jar')).withCloseable { jar ->
    assert jar.getEntry('META-INF/mlmodel/churn/model.onnx') != null
}
