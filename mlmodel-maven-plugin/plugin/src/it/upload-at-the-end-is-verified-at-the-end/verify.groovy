import groovy.json.JsonSlurper

def server = context.get('server')
server.stop()
def log = new File(basedir, 'build.log').getText('UTF-8')
def published = { model, repository ->
    log.count("$model: published as com.example.end:$model:zip:$model:1.0.0-SNAPSHOT in 'it-snapshots' ($server.url/$repository)"
            + ' and verified')
}

// By the last module, for the one before it too.
assert log.contains('churn: left to the last module, species, because the upload comes at the end of the build (deployAtEnd)')
assert published('species', 'snapshots') == 1

// The second time nobody looks, and the goal alone does it for one of the two modules.
['churn', 'species'].each {
    assert log.contains("$it: unverified. The upload comes at the end of the build (deployAtEnd), and its last module, plain,"
            + " does not run this goal. Run 'mvn mlmodel:deploy' in this module after it.")
}
assert published('churn', 'snapshots') == 2
def receipt = { model -> new JsonSlurper().parse(new File(basedir, "$model/target/mlmodel/$model/receipt.json"), 'UTF-8') }
assert receipt('species').status == 'unverified'
assert receipt('species').reason == 'The upload comes at the end of the build (deployAtEnd).'
def versions = new File(basedir, 'remote/snapshots/com/example/end/churn/1.0.0-SNAPSHOT').list()
assert versions.count { it.endsWith('-churn.zip') } == 2

// At the alternative repository.
assert published('churn', 'other') == 1

// Not there.
def sentence = "The bundle com.example.end:churn:zip:churn:1.1.0 is not in repository 'it-releases' ($server.url/releases)."
assert log.contains("churn: unverified. $sentence If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after"
        + ' it.')
assert receipt('churn').status == 'unverified'
assert receipt('churn').reason == sentence
assert log.contains('Nothing is checked, because maven.deploy.skip is set')
true
