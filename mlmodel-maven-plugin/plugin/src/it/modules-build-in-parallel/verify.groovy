import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
for (module in ['first', 'second', 'third']) {
    project.build(1).says("[INFO] $module: training, because there is no model yet", '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
    assertThat(project.file("$module/target/$module-1.0.0-SNAPSHOT-${module}.zip")).exists()
    assertThat(project.archive("$module/target/$module-1.0.0-SNAPSHOT.jar").names().findAll { it.endsWith('model.onnx') })
            .containsExactly("META-INF/mlmodel/$module/model.onnx" as String)
}
// Maven names plugins that are not thread-safe, and from 3.9 on what else they do wrong; ours must not be among them.
assertThat(project.build(1).lines().findAll { it.startsWith('[WARNING]') && it.contains('mlmodel-maven-plugin') }).isEmpty()
true
