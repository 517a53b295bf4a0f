import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)
def metrics = { new JsonSlurper().parse(new File(basedir, "model/target/mlmodel/$it/evaluation.json")).scores.metrics }

assert builds[0].contains('[INFO] of-artifact: trained on ')
assert metrics('of-artifact') == metrics('of-text')

assert builds[1].contains('[INFO] of-artifact: up to date')
assert builds[1].contains('[INFO] of-artifact: evaluation is up to date')
