import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
assertThat(project.text('init.log').readLines()).contains("datasets/Kunden-2026.csv: 400 rows, 5 columns, delimiter ',', no header",
                '  column4  categorical          0          3  basic (144), family (130), business (126)',
                "Predict 'column5' (classification). Paste into the POM:")
        .anyMatch { it ==~ /  column2  numeric             20 .+/ }

// The three builds in the log are of paste.xml, of pasted.xml, and of the misspelt target.
project.build(2).says('[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0',
        '[INFO] kunden-2026: packaged target/pasted-1.0.0-SNAPSHOT-kunden-2026.zip')
assertThat(project.build(2).lines().findAll { it.startsWith('[WARNING]') && it.contains('mlmodel-runtime') }).isEmpty()
assertThat(project.json('kunden-2026', 'model').lineage.trainer).isEqualTo('gradient-boosting')
project.build(3).failsWith("mlmodel.init.target is 'prize', which is no column of datasets/house-prices.csv; did you mean 'price'?"
        + ' Its columns are: rooms, area, district, price.')
// Without a POM nothing is written where it runs.
assertThat(basedir.list().findAll { it.contains('project.basedir') }).isEmpty()
true
