import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def keepOut = "\nThis project has the packaging 'pom', and what stands in its <build><plugins> runs for itself, too. Put the plugin into its <pluginManagement>, and name it in the modules that have data."
// What is said of every other mistake, unit tests say; these are found by Maven, by the goal, in files, in rows, in grades.
project.build(1).failsWith('No model is configured: the <configuration> of mlmodel-maven-plugin has no <models> with a <model>.'
        + " Check the spelling of <models>; 'mvn mlmodel:init -Dmlmodel.init.source=FILE' prints a block to paste, and -Dmlmodel.skip skips the plugin." + keepOut)
// The goal's prefix stands for an expression that Maven knows when a goal runs, and not before.
project.build(2).failsWith("""\
        The configuration of mlmodel-maven-plugin has 5 mistakes:
          - <models/model[churn]/datset> is no element of <model>; did you mean 'dataset'? Its elements are: name, description, task, dataset, features, trainer, classWeight, device, seed, gates, slices, baseline, gateChanges, compatibility, confidence, onInconclusive, acceptBaselineBreak, generate, consumers, budget.
          - <models/model[churn]/description> is given 2 times. Keep one of them.
          - <models/model[churn]/device> has the attribute 'name', but attributes are not read. Write an element in its place: <name>\u2026</name>.
          - <models/model[churn]/seed> is 'mlmodel', but it is a whole number.
          - <models/model[churn]/gates/gate[1]/minimum> is no element of <gate>. Its elements are: metric, class, slice, min, max, maxRegression, minImprovement, maxImprovement, severity.""".stripIndent())
project.build(3).failsWith("<models/model[churn]/dataset/source> is 'datasets/chrun.csv', but there is no readable file"
        + " ${project.file('datasets/chrun.csv')}; did you mean 'churn.csv'? Files there: churn-held-back.csv, churn.csv." + keepOut)
def unknown = { "\n  - Column 'churnd' of <target> (did you mean 'churned'?) is not in $it. Its columns are: age, income, visits, plan, churned." }
project.build(4).failsWith("Model 'churn' was not trained, because of 2 problems:" + unknown('datasets/churn.csv') + unknown('datasets/churn-held-back.csv'))
// A class is known when the rows are read: its gate is refused before anything is trained.
project.build(5).failsWith("Model 'churn' has 1 gate that cannot be judged. Correct <gates>: Gate 'recall[Yes] >= 0.5': the model has no"
        + " class 'Yes'; did you mean 'yes'? Its classes are: no, yes.")
project.build(5).doesNotMention('churn: trained on')
project.build(6).failsWith("<models/model[churn]/dataset/source> is 'https://***@example.org/churn.csv?sig=***', but a source is a path or glob relative to the project. Fetch the data into a file first, for example datasets/data.csv." + keepOut)
project.log().doesNotMention('geheim')
// Who may open a folder beside the checkout.
def jdk = new File(System.getProperty('java.home'))
project.build(7).mentions("which leads to ${jdk.toPath().toRealPath()}", 'open the folder on the command line: -Dmlmodel.allowOutside=')
[8, 9].each { project.build(it).mentions("but there is no readable file ${new File(jdk, 'churn.csv')}") }
true
