import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def folders = ['istanbul', 'to Cairo', 'bangkok/on/the/river']
for (model in ['forest', 'boosting', 'logistic', 'tribuo', 'linear']) {
    project.log().mentions(folders.size(), "[INFO] $model: training, because there is no model yet")
    def (bundle, second, third) = folders.collect { project.file("$it/target/anywhere-1.0.0-${model}.zip") }
    assertThat(second).hasSameBinaryContentAs(bundle)
    assertThat(third).hasSameBinaryContentAs(bundle)
}
true
