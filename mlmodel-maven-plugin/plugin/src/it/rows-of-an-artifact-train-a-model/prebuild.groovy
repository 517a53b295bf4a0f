import java.nio.file.Files

def checkout = basedir.parentFile
while (!new File(checkout, 'datasets/README.md').exists()) {
    checkout = checkout.parentFile
}
def text = new File(basedir, 'model/churn.csv')
Files.copy(new File(checkout, 'datasets/churn.csv').toPath(), text.toPath())
def lines = text.readLines()
def numbers = ['age', 'income', 'visits']
new File(basedir, 'model/churn.fixed').text = lines.withIndex().collect { line, i ->
    line.split(',', -1).collect { (i == 0 && numbers.contains(it) ? "#$it" : it).padRight(10) }.join('')
}.join('\n')
// A text at the end would tell the invoker to build nothing.
true
