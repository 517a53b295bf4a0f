import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
context.get('server').stop()
def app = 'com.example:changes-that-break-need-a-major-version'
def who = [churn: "Model 'churn' breaks those who use $app:1.0.0:churn", jar: "The jar breaks those who use $app:1.0.0"]
def change = [churn: "  - column 'age' is 'years' now: a row with 'age' is refused", jar: "  - model 'leavers' is gone: code that loads it finds none"]
def raise = 'Raise the major version, to 2.0.0, or take back what breaks'
def allow = { ', or write <compatibility>warn</compatibility> into ' + it }
project.build(2).failsWith("$who.churn, and version 1.1.0 does not tell them:\n$change.churn\n$raise${allow('<models/model[churn]>.')}\n"
        + "$who.jar, and version 1.1.0 does not tell them:\n$change.jar\n$raise${allow('each <model>.')}")
assertThat(project.file('remote/releases/com/example/changes-that-break-need-a-major-version/1.1.0')).doesNotExist()
['churn', 'jar'].each {
    project.build(3).says("[WARNING] ${who[it]}, and version 1.1.0-SNAPSHOT does not tell them:", change[it], "$raise.")
    project.build(4).says("[INFO] ${who[it]}, as version 2.0.0 tells them:", change[it])
}
project.build(5).says("[INFO] churn: breaks nothing for those who use $app:2.0.0:churn").doesNotMention('leavers')
true
