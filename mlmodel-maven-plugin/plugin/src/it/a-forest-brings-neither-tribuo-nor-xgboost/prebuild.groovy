import java.nio.file.Files
import java.nio.file.StandardCopyOption

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def datasets = new File(basedir, 'datasets')
datasets.mkdirs()
Files.copy(new File(checkout, 'datasets/species.csv').toPath(), new File(datasets, 'species.csv').toPath(),
        StandardCopyOption.REPLACE_EXISTING)

def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('COMPANY-REPOSITORY', localRepositoryPath.toURI().toString()), 'UTF-8')

return true
