import java.nio.file.Files
import java.nio.file.StandardCopyOption

// The checkout's small data sets, where the POM looks for them.
def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def datasets = new File(basedir, 'datasets')
datasets.mkdirs()
new File(checkout, 'datasets').eachFile {
    Files.copy(it.toPath(), new File(datasets, it.name).toPath(), StandardCopyOption.REPLACE_EXISTING)
}

// The invoker writes the plugin's version into the first POM alone.
def version = (new File(basedir, 'pom.xml').getText('UTF-8') =~ '(?s)mlmodel-maven-plugin</artifactId>\\s*<version>(.*?)</version>')[0][1]
def next = new File(basedir, 'next/pom.xml')
next.setText(next.getText('UTF-8').replace('@' + 'project.version@', version), 'UTF-8')
