import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
project.build(1).says("[INFO] churn: com.example.churn.ChurnModel, from today's data; 'mvn mlmodel:schema' pins its columns and labels",
        '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
project.build(2).failsWith("Model 'churn' is not as ChurnModel expects it, which was generated before: the model has no column 'plan'; column 'tariff'"
        + " is not among theirs. Run 'mvn clean compile', or bring its schema up to date with 'mvn mlmodel:schema -Dmlmodel.schema.update=true'.")

project.build(4).says('[INFO] churn: com.example.churn.ChurnModel')
project.build(5).says('[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', '[INFO] Nothing to compile - all classes are up to date.')
assertThat(project.text('target/generated-sources/mlmodel/com/example/churn/ChurnInput.java')).contains(
        ' * @param age the column &quot;age&quot;, from 18 to 77', ' * @param plan the column &quot;plan&quot;, one of basic (36&nbsp;%), business (32&nbsp;%), family (32&nbsp;%)')

// The record takes enums now, and code that gives it texts does not compile.
project.build(6).says('[INFO] churn: com.example.churn.ChurnModel')
project.build(7).failsWith("<models/model[churn]/generate/categories> is 'enums'; did you mean 'enum'? It is one of: text, enum.")
true
