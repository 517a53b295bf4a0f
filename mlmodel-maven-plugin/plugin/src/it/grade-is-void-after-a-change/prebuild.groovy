import java.nio.file.Files

// The checkout's small data sets, where the POM looks for them.
def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def datasets = new File(basedir, 'datasets')
datasets.mkdirs()
for (name in ['churn.csv', 'churn-held-back.csv']) {
    Files.copy(new File(checkout, "datasets/$name").toPath(), new File(datasets, name).toPath())
}
Files.copy(new File(datasets, 'churn.csv').toPath(), new File(datasets, 'churn-share.csv').toPath())

// What an earlier run of this test has installed.
new File(localRepositoryPath, 'com/example/grade-is-void-after-a-change').deleteDir()
