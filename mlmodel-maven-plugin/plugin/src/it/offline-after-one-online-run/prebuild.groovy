import java.nio.file.FileVisitResult
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.SimpleFileVisitor
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.BasicFileAttributes

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

// The local repository of somebody who has built with the plugin, but never trained.
def unseen = ['io/github/mlmodel/mlmodel-worker', 'io/github/mlmodel/mlmodel-runtime', 'io/github/mlmodel/mlmodel-onnx',
              'io/github/mlmodel/mlmodel-engine-trees', 'com/microsoft', 'org/tribuo', 'ml', 'de']
Path from = localRepositoryPath.toPath()
Path to = new File(basedir, 'local-repository').toPath()
Files.walkFileTree(from, new SimpleFileVisitor<Path>() {
    @Override
    FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        def name = from.relativize(folder).toString().replace('\\', '/')
        if (name in unseen) {
            return FileVisitResult.SKIP_SUBTREE
        }
        Files.createDirectories(to.resolve(from.relativize(folder)))
        FileVisitResult.CONTINUE
    }

    @Override
    FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Path copy = to.resolve(from.relativize(file))
        // Maven writes over its notes, but never over a jar.
        if (file.toString().endsWith('.jar')) {
            Files.createLink(copy, file)
        } else {
            Files.copy(file, copy)
        }
        FileVisitResult.CONTINUE
    }
})

return true
