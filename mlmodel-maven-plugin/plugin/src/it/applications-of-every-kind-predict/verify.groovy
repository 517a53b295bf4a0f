import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def plain = project.file('plain/target')
def run = { String... arguments ->
    def process = new ProcessBuilder(["${System.getProperty('java.home')}/bin/java".toString(), *arguments]).redirectErrorStream(true).start()
    process.inputStream.getText('UTF-8')
}
def jars = new File(plain, 'lib').listFiles().toList()
def application = "$plain/plain-1.0.0-SNAPSHOT.jar".toString()
def path = ([application] + jars).join(File.pathSeparator)

// Nothing but the answer: no warning of native code, of a logger, or of a module.
assertThat(run('-cp', path, 'com.example.application.Application')).isEqualTo("yes: 0.7716${System.lineSeparator()}".toString())
assertThat(run('-p', path, '-m', 'com.example.application/com.example.application.Application')).isEqualTo("yes: 0.7716${System.lineSeparator()}".toString())
assertThat(run('-jar', "$plain/plain-1.0.0-SNAPSHOT-shaded.jar".toString())).isEqualTo("yes: 0.7716${System.lineSeparator()}".toString())
[['3.3', '3.3.13'], ['newest', '4.1.2']].each { folder, version ->
    def jar = project.file("spring-boot-$folder/target/spring-boot-$folder-1.0.0-SNAPSHOT.jar")
    assertThat(run('-jar', jar.path)).contains("Under Spring Boot $version: yes, 0.7716".toString()).doesNotContain('WARNING')
}
assertThat(run('-jar', project.file('quarkus/target/quarkus-app/quarkus-run.jar').path)).contains('Under Quarkus: yes, 0.7716').doesNotContain('WARN')

// What an application carries beside its model.
def carried = jars.findAll { !it.name.startsWith('customers') }
assertThat(carried*.name.collect { it.replaceAll('-[0-9].*', '') }).containsExactlyInAnyOrder('jspecify', 'mlmodel-model', 'mlmodel-runtime')
assertThat(carried*.length().sum()).isLessThanOrEqualTo(680_000L)
true
