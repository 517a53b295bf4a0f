import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
context.get('server').stop()
def shop = 'com.example.contracts:shop:2.3'
project.build(2).mentions('churn: 2 rows of our-customers.csv tried for the contract')
        .says("[INFO] Contract with 'churn' of com.example.contracts:customers:1.0: 2 rows, attached as churn-contract")
def published = project.json('remote/releases/com/example/contracts/shop/2.3/shop-2.3-churn-contract.json')
assertThat(published.against.artifact).isEqualTo('com.example.contracts:customers:1.0')
assertThat(published.expectations[0]).isEqualTo([row: [age: 73, income: 1558, visits: 12, plan: 'basic'], label: 'yes'])

project.build(3).mentions("churn: The contract of $shop with 'churn' is broken: 1 of 2 rows is not predicted as expected.".toString(),
        'With com.example.contracts:customers:1.0 the contract held. The worst first:',
        "  row 1 (age=73, income=1558, visits=12, plan=basic): 'yes' was to be predicted, and no (probability 0.949) is",
        'Tests run: 2, Failures: 1, Errors: 0, Skipped: 0', 'There are failed contracts of consumers.')

def holds = "[INFO] churn: The contract of $shop with 'churn' holds: 2 rows predicted as expected.".toString()
project.build(4).says(holds)
project.build(5).says(holds)
project.build(6).says(holds)
def comparison = project.json('target/mlmodel/churn/evaluation.json').comparison
assertThat([comparison.baseline.name, comparison.baseline.heldTo.kind])
        .isEqualTo(['com.example.contracts:customers:1.1:churn', 'known'])
assertThat(project.report('mlmodel.churn').cases().keySet()).contains("consumer $shop".toString())
true
