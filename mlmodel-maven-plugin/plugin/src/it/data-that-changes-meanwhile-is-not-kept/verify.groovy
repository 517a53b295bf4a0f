import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).failsWith('price: datasets/prices.csv changed while the model was trained; nothing was kept. Run the build again.'
        + '\nMore in the plugin\'s manual: docs/troubleshooting.md#a-file-changed-while-the-model-was-trained')
        .doesNotMention('price: trained on ')
assertThat(project.log().exceptions()).containsExactly('MojoFailureException')
// The others trained, in the first build; the file is as it was, and the second build trains its model.
project.build(1).mentions('swaps: trained on ', 'restores: trained on ')
project.build(2).mentions('price: training, because there is no model yet', 'price: trained on ')

assertThat(project.file('datasets/prices.csv').lastModified()).isEqualTo(1_600_000_000_000L)
assertThat(project.file('datasets/prices.csv')).hasSameBinaryContentAs(project.file('other.csv'))
// Two of the first build, two of the second, whose other trainers have another parameter, and its own.
assertThat(project.file('cache/models').list()).hasSize(5)
true
