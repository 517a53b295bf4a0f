import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.security.MessageDigest

def server = context.get('server')
server.stop()
def log = new File(basedir, 'build.log').getText('UTF-8')
def release = new File(basedir, 'remote/releases/com/example/release/customers/1.0.0')
def bundle = new File(release, 'customers-1.0.0-churn.zip')

// Deployed: what was uploaded was fetched back, compared, loaded and asked for the recorded samples.
def receipt = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/churn/receipt.json'), 'UTF-8')
def digest = MessageDigest.getInstance('SHA-256').digest(bundle.bytes).encodeHex().toString()
assert receipt.format == 1
assert receipt.status == 'verified'
assert receipt.model == 'churn'
assert receipt.coordinates == 'com.example.release:customers:zip:churn:1.0.0'
assert receipt.repositoryId == 'it-releases'
assert receipt.repository == "$server.url/releases"
assert receipt.bundleDigest == digest
assert receipt.samples > 0
assert receipt.reason == ''
assert log.contains("churn: published as com.example.release:customers:zip:churn:1.0.0 in 'it-releases' ($server.url/releases)"
        + " and verified (SHA-256 ${digest.substring(0, 12)}\u2026)")
assert !log.contains('a secret')

// Signed at verify, because attached at package.
if (context.get('signed')) {
    def home = context.get('gpg.homedir').path
    def check = ['gpg', '--homedir', home, '--verify', "${bundle}.asc", "$bundle"].collect { it.toString() }.execute()
    check.consumeProcessOutput()
    assert check.waitFor() == 0
    ['gpgconf', '--homedir', home, '--kill', 'all'].execute().waitFor()
}
context.get('gpg.homedir')?.deleteDir()

// Refused the second time, by the repository and in the deploy plugin's words.
def refusal = log.readLines().find { it.startsWith('[ERROR] Failed to execute goal org.apache.maven.plugins:maven-deploy-plugin') }
assert refusal.contains('Failed to deploy artifacts: Could not transfer artifact com.example.release:customers:')
assert refusal =~ /\b400\b/

// Refused in part.
assert log.contains("mlmodel.models is set, but a release is published whole. Run 'mvn deploy' without -Dmlmodel.models.")

// Used: everything of it came from the repository, the runtime with the jar.
['by-jar', 'by-zip'].each { module ->
    def report = new File(basedir, "consumer/$module/target/surefire-reports/TEST-com.example.PredictionTest.xml")
    assert new XmlSlurper().parse(report).@tests == '1'
}
def fetched = new File(basedir, 'consumer/repository/com/example/release/customers/1.0.0/_remote.repositories').text
['customers-1.0.0.jar', 'customers-1.0.0.pom', 'customers-1.0.0-churn.zip'].each {
    assert fetched.contains("$it>it-releases=")
}
true
