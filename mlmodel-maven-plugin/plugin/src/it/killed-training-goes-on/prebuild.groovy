import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
Files.copy(new File(checkout, 'datasets/churn.csv').toPath(), new File(basedir, 'churn.csv').toPath())

// What an earlier run of this test has installed.
new File(localRepositoryPath, 'com/example/killed-training-goes-on').deleteDir()
