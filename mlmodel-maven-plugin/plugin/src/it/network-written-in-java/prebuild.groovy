import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
Files.copy(new File(checkout, 'datasets/churn.csv').toPath(), new File(basedir, 'churn.csv').toPath())

// The invoker builds nothing after a script that returns anything else.
return true
