import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /(?m)^\[INFO\] churn: epoch 40 of 40: loss \d\.\d+, [\d,]+ samples\/s, 0 s left$/
assert log =~ /churn: trained on 311 rows and 6 features in \d+\.\d s/
def model = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/churn/model.json'), 'UTF-8')
assert model.lineage.trainer == 'com.example.CrossNetwork'
assert model.lineage.curve.size() == 1
def losses = model.lineage.curve[0].values
assert losses.size() == 40 && losses.last() < losses.first()
