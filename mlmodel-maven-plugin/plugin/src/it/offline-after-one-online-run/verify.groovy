import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
assertThat(project.build(1).failure()).startsWith("The worker cannot be resolved offline: io.github.mlmodel:mlmodel-worker:jar:$projectVersion,"
        + " io.github.mlmodel:mlmodel-engine-trees:jar:$projectVersion not in the local repository. Run 'mvn mlmodel:resolve' once"
        + " online; afterwards 'mvn -o' works.")
project.build(2).saysLike('\\[INFO] Resolved the worker and the engines of \\[species]: \\d\\d jars.*')
project.build(3).says('[INFO] species: training, because there is no model yet').mentions('[INFO] species: trained on ')
assertThat(project.archive('target/offline-1.0.0-SNAPSHOT-species.zip').names()).contains('model.onnx')
true
