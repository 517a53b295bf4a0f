import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject
import io.github.mlmodel.integration.RepositoryServer

def project = new BuiltProject(basedir)
def server = context.get('server').tap { stop() }
def built = project.file('remote/releases/com/example/customers/2.0.2/customers-2.0.2-churn.zip').bytes
def sha = { RepositoryServer.digest('SHA-256', it as byte[]) }
def otherBytes = { byte[] of -> "has other bytes than the one that was built: SHA-256 ${sha([*of, 0])} instead of ${sha(of)}." }
def bundle = { String version -> "com.example:customers:zip:churn:$version" }
def releases = "'it-releases' ($server.url/releases)"
// Other bytes with the right checksums; then with the checksum of those that were uploaded.
project.build(1).failsWith("The published bundle ${bundle('2.0.0')} in $releases ${otherBytes(built)} The release is published, and users may"
        + ' have fetched it. Do not use it: tell its users, remove it from the repository if its policy allows, find out what changed'
        + " the bytes (a proxy, a repair task, somebody else's upload), and release the next version.")
assertThat(project.build(2).failure())
        .startsWith("Repository $releases gives bytes for ${bundle('2.0.1')} that do not match its checksum: Checksum validation failed, expected ")
        .contains(RepositoryServer.digest('SHA-1', built)).endsWith('The file was damaged or replaced after the upload, or a proxy'
                + ' changes it. Others may have it by now: publish a new version, and have this one removed.')
// Nobody may read it, until somebody may: then the goal alone verifies it.
assertThat(project.build(3).failure()).startsWith("Repository $releases denies reading ${bundle('2.0.2')} (status 403). The user of"
        + ' <server><id>it-releases</id> in settings.xml may deploy there but needs the right to read, too.')
project.build(4).mentions("churn: published as ${bundle('2.0.2')} in $releases and verified")
def sentence = "The published bundle ${bundle('2.1.0-SNAPSHOT')} in 'it-snapshots' ($server.url/snapshots) " +
        otherBytes(project.file('target/customers-2.1.0-SNAPSHOT-churn.zip').bytes)
project.build(5).failsWith("$sentence Another build may have published this snapshot in between; run 'mvn deploy' again.")
assertThat(project.json('churn', 'receipt').subMap('status', 'coordinates', 'reason', 'samples')).isEqualTo(
        [status: 'unverified', coordinates: bundle('2.1.0-SNAPSHOT') as String, reason: sentence as String, samples: 0])
true
