import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def model = "model 'price' (7 of 10 rounds)"
def says = { int build, String... lines -> project.build(build).mentions(': ' + [*lines, 'Command: '].join('\n[ERROR] ')) }
says(2, "The worker ended with exit code 3 before it had finished $model."
        + ' If code of the project calls System.exit, remove the call.', 'It printed nothing.')
def heap = (project.build(3).failure() =~ /lower the heap \((-Xmx\d+m)\)/)[0][1]
says(3, "The worker was ended by signal 9 (SIGKILL, exit code 137) while it worked on $model. If nobody killed it, the system"
        + " did for lack of memory: let fewer workers run at once, or lower the heap ($heap) with mlmodel.jvm.args if the data"
        + ' fits into less.', 'It printed nothing.')
says(4, "The worker ran out of memory while it worked on $model: its heap was -Xmx64m."
        + ' Give it more, for example with -Dmlmodel.jvm.args=-Xmx1g.',
        "Last lines of ${project.file('target/mlmodel/worker-train.log')}:", '    Terminating due to java.lang.OutOfMemoryError: Java heap space')
says(5, "The worker was stopped at its time limit of 3 s while it worked on $model. Raise mlmodel.timeout, or let it do less.", 'It printed nothing.')
project.build(2).mentions('[ERROR] More in the plugin\'s manual: docs/troubleshooting.md#the-worker-ended-with-exit-code')
project.build(6).failsWith("price: Trainer 'com.example.Moody' of src/train/java failed: java.lang.IllegalStateException: the disk is made"
        + ' of cheese at line 80 of Moody.java. Correct it.')
project.build(7).failsWith('mlmodel.jvm (no/such/jdk) is neither a java executable nor the folder of a JDK. Name one of JDK 17 or newer.')
// A worker that fails breaks the build; code that throws and a parameter that is wrong fail the project.
assertThat(project.log().exceptions()).isEqualTo(['MojoExecutionException'] * 4 + ['MojoFailureException'] * 2)
// The model of the first run is as it was, and nothing half-made, and nobody, is left.
project.log().mentions(7, 'price: training, because ').saysLike('\\[INFO\\] price: training, because trainer/parameters/mood changed \\(calm \u2192 pride\\)').saysUpToDate('price')
assertThat(project.digests('target/mlmodel/price')).containsAllEntriesOf(project.digests('target/classes/META-INF/mlmodel/price').subMap('model.onnx'))
        .containsOnlyKeys('fingerprint.json', 'grade.json', 'model.json', 'model.onnx', 'statistics.json', 'training.json')
assertThat(project.leftovers()).isEmpty()
assertThat(project.file('cache/models').list()).hasSize(1)
true
