import java.nio.file.Files

// The checkout's small data sets, where the POM looks for them.
def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
for (name in ['churn.csv', 'house-prices.csv']) {
    Files.copy(new File(checkout, "datasets/$name").toPath(), new File(basedir, name).toPath())
}
