import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
// What is read of each data set, and why others are refused, AwkwardDataTest says; here they go through whole builds.
project.build(2).says('[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0')
assertThat(project.json('no-header', 'model').signature.columns*.name).containsExactly('age', 'income', 'visits', 'plan')
assertThat(project.json('windows', 'model').target.labels).containsExactly('nein', '\u20acja')
assertThat(project.json('windows', 'model').signature.columns*.name).containsExactly('gr\u00f6\u00dfe', 'stadt')
assertThat(project.json('wide', 'model').signature.inputs.collect { [it.name, it.type, it.shape] })
        .containsExactly(['numeric', 'float', [150]], ['site', 'string', [1]])

project.build(1).failsWith("""\
        ragged: 2 lines cannot be read as 3 values separated by ',':
          datasets/broken-ragged.csv:3 has 2 values, not 3
          datasets/broken-ragged.csv:5 has 4 values, not 3
        Correct them, or check <delimiter> and <quote> in <dataset> (<quote>none</quote> if quotes are text).
          More in the plugin's manual: docs/troubleshooting.md#lines-cannot-be-read
        wrong-encoding: datasets/cities-iso-8859-1.csv:1 holds byte 0xF6, which is not UTF-8. Declare the file's encoding in <dataset>, for example <encoding>windows-1252</encoding>, or convert the file.
          More in the plugin's manual: docs/troubleshooting.md#a-byte-is-not-utf-8""".stripIndent())
true
