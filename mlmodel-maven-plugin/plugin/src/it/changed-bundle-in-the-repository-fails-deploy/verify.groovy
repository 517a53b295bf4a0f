import groovy.json.JsonSlurper
import java.security.MessageDigest

def server = context.get('server')
server.stop()
def log = new File(basedir, 'build.log').getText('UTF-8')
def hash = { algorithm, bytes -> MessageDigest.getInstance(algorithm).digest(bytes).encodeHex().toString() }
def built = new File(basedir, 'remote/releases/com/example/changed/customers/2.0.2/customers-2.0.2-churn.zip').bytes
def other = [*built, 0] as byte[]
def coordinates = { version -> "com.example.changed:customers:zip:churn:$version" }

// Other bytes with the right checksums: only the comparison with what was built finds it.
assert log.contains("The published bundle ${coordinates('2.0.0')} in 'it-releases' ($server.url/releases) has other bytes than the"
        + " one that was built: SHA-256 ${hash('SHA-256', other)} instead of ${hash('SHA-256', built)}. The release is published,"
        + " and users may have fetched it. Do not use it: tell its users, remove it from the repository if its policy allows, find"
        + " out what changed the bytes (a proxy, a repair task, somebody else's upload), and release the next version.")

// Other bytes with the checksum of those that were uploaded.
assert log.contains("Repository 'it-releases' ($server.url/releases) gives bytes for ${coordinates('2.0.1')} that do not match its"
        + ' checksum: Checksum validation failed, expected ')
assert log.contains(hash('SHA-1', built))
assert log.contains("The file was damaged or replaced after the upload, or a proxy changes it. Others may have it by now: publish a"
        + ' new version, and have this one removed.')

// Nobody may read it, until somebody may: then the goal alone verifies it.
assert log.contains("Repository 'it-releases' ($server.url/releases) denies reading ${coordinates('2.0.2')} (status 403). The user of"
        + ' <server><id>it-releases</id> in settings.xml may deploy there but needs the right to read, too.')
assert log.contains("churn: published as ${coordinates('2.0.2')} in 'it-releases' ($server.url/releases) and verified")

// A snapshot may be published again.
def sentence = ("The published bundle ${coordinates('2.1.0-SNAPSHOT')} in 'it-snapshots' ($server.url/snapshots) has other bytes than"
        + " the one that was built: SHA-256 ${hash('SHA-256', other)} instead of ${hash('SHA-256', built)}.")
assert log.contains("$sentence Another build may have published this snapshot in between; run 'mvn deploy' again.")
def receipt = new JsonSlurper().parse(new File(basedir, 'target/mlmodel/churn/receipt.json'), 'UTF-8')
assert receipt.status == 'unverified'
assert receipt.coordinates == coordinates('2.1.0-SNAPSHOT')
assert receipt.reason == sentence
assert receipt.samples == 0
true
