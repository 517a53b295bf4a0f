// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def says = { int build, String... lines ->
    for (line in lines) {
        assert builds[build - 1].contains(ascii(line)) : "build $build does not say: $line"
    }
}
def failure = { int build ->
    def text = builds[build - 1].findAll { it.startsWith('[ERROR]') }*.replaceFirst(/^\[ERROR\] ?/, '').join('\n')
    text = text.substring(text.indexOf('Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:'))
    text.substring(text.indexOf(': ', text.indexOf(' on project ')) + 2, text.indexOf('-> [Help 1]')).trim()
}

assert failure(1) == 'No model is configured: the <configuration> of mlmodel-maven-plugin has no <models> with a <model>.' +
        " Check the spelling of <models>; 'mvn mlmodel:init -Dmlmodel.init.source=FILE' prints a block to paste," +
        ' and -Dmlmodel.skip skips the plugin.'

// The goal's prefix stands for an expression that Maven knows when a goal runs, and not before.
assert failure(2) == ascii('''\
        The configuration of mlmodel-maven-plugin has 5 mistakes:
          - <models/model[churn]/datset> is no element of <model>; did you mean 'dataset'? Its elements are: name, description, task, dataset, features, trainer, device, seed, gates, budget.
          - <models/model[churn]/description> is given 2 times. Keep one of them.
          - <models/model[churn]/device> has the attribute 'name', but attributes are not read. Write an element in its place: <name>\u2026</name>.
          - <models/model[churn]/seed> is 'mlmodel', but it is a whole number.
          - <models/model[churn]/gates/gate[1]/minimum> is no element of <gate>. Its elements are: metric, class, min, max, severity.'''.stripIndent())

def metrics = 'accuracy, average_precision, balanced_accuracy, brier_score, example_count, f1, f1_macro, f1_micro,' +
        ' f1_weighted, log_loss, matthews_correlation, precision, precision_macro, precision_micro, precision_weighted,' +
        ' recall, recall_macro, recall_micro, recall_weighted, roc_auc, roc_auc_ovr_macro'
assert failure(3) == ascii("""\
        The configuration of mlmodel-maven-plugin has 9 mistakes:
          - Model 'gates' has 6 gates that cannot be judged. Correct <gates>: Gate 'acuracy >= 0.5' names the metric 'acuracy', which does not exist; did you mean 'accuracy'? Metrics are: $metrics. Gate 'accuracy => 0.5' cannot be read; write METRIC >= NUMBER or METRIC[CLASS] >= NUMBER, with one of >=, >, <=, <, 'at least', 'more than', 'at most', 'less than'. Gate 'accuracy >= 80%' has '80%' where a number such as 0.9 belongs. Gate 'recall >= 0.5' names no class; write recall[CLASS], or recall_macro, recall_micro or recall_weighted. Gate 'accuracy >= 80' has the threshold 80, and accuracy lies in the range from 0 to 1. Gate 'mae at most 3' is not for a model whose task is classification; metrics are: $metrics.
          - <models/model[trainer]/trainer> is 'random-forrest', which is no trainer; did you mean 'random-forest'? Trainers are: decision-tree, extra-trees, gradient-boosting, linear-regression, logistic-regression, neural-network, random-forest, any Tribuo trainer by its class name (org.tribuo.\u2026), and classes of src/train/java by theirs.
          - <models/model[elements]/task> is 'clasification'; did you mean 'classification'? It is one of: classification, regression; leave it out to have it inferred from the target.
          - Model 'elements' has 1 gate that cannot be judged. Correct <gates>: Gate number 1 has neither <min> nor <max>.
          - <models/model[Reading]/name> is 'Reading', but a name starts with a lower-case letter and goes on with lower-case letters, digits and '-'. Use for example 'churn' or 'churn-by-week'.
          - <models/model[Reading]/dataset/testFraction> is 20.0, but it is a share of the rows between 0 and 1. Use for example 0.2.
          - <models/model[Reading]/dataset> has no <target>. Add it, for example <target>churned</target>.
          - <models/model[Reading]/dataset/delimiter> is ';;', but a delimiter is one character. Use for example ';', or 'tab'.
          - <models/model[Reading]/dataset/quote> is '''', but it is one character, or 'none'.""".stripIndent())

def misspelt = failure(4)
assert misspelt.startsWith("""\
        columns: Columns 'churnd' of <target> (did you mean 'churned'?), 'wieght' of <weight>, 'incom' of <exclude> (did you mean 'income'?) are not in datasets/churn.csv. Its columns are: age, income, visits, plan, churned.
        features: Columns 'notes', 'plann' (did you mean 'plan'?), 'vists' (did you mean 'visits'?) are not in datasets/churn.csv. Its columns are: age, income, visits, plan, churned.
        parameter: Trainer 'random-forest' has no parameter 'tree'; did you mean 'trees'? Its parameters are:
          trees (integer, default 100): number of trees
          maxDepth (integer, default 0): deepest level of a leaf; 0 is no limit but 1000
          minSamplesLeaf (integer, default 1): fewest rows in a leaf
          maxFeatures (automatic, sqrt, log2, all, a share such as 0.5, or a count, default automatic): features looked at in a node; automatic is sqrt for classification, all for regression
          bins (integer, default 256): most bins of a feature's values
          bootstrap (true or false, default true): whether each tree sees rows drawn with replacement
        value: Trainer 'random-forest': 'many' is no value for parameter 'trees' (integer, from 1 to 10000, default 100).
        tribuo-class: Unknown Tribuo trainer 'org.tribuo.classification.dtree.CARTClasificationTrainer'; did you mean 'org.tribuo.classification.dtree.CARTClassificationTrainer'? Supported are """.stripIndent())
assert misspelt.readLines().size() == 11

assert failure(5) == """\
        Nothing was trained, because of 2 problems:
          - <models/model[source]/dataset/source> is 'datasets/chrun.csv', but there is no readable file ${new File(basedir, 'datasets/chrun.csv')}; did you mean 'churn.csv'? Files there: churn.csv.
          - <models/model[test-source]/dataset/testSource> is 'datasets/held-back.csv', but there is no readable file ${new File(basedir, 'datasets/held-back.csv')}. Files there: churn.csv.""".stripIndent()

// A class is known only when the rows are read: its gate is counted as an error, never as passed.
def sentence = "labels: Gate 'recall[Yes] >= 0.5' could not be judged: the model has no class 'Yes'; did you mean 'yes'?" +
        ' Its classes are: no, yes.'
says(6, "[ERROR] $sentence", '[INFO] Tests run: 1, Failures: 0, Errors: 1, Skipped: 0')
assert failure(6).contains(sentence)
