import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def datasets = new File(basedir, 'customers/datasets')
datasets.mkdirs()
Files.copy(new File(checkout, 'datasets/churn.csv').toPath(), new File(datasets, 'churn.csv').toPath())
true
