def log = new File(basedir, 'build.log').getText('UTF-8')
def workerLog = new File(basedir, 'target/mlmodel/worker-train.log')
def says = { String... lines ->
    def expected = 'train (default) on project broken-trainers: ' + lines.join('\n[ERROR] ')
    assert log.contains(expected)
}

says("The worker ended with exit code 3 before it had finished model 'price' (7 of 10 rounds)."
        + ' If code of the project calls System.exit, remove the call.',
        'It printed nothing.',
        'Command: ')
def heap = (log =~ /lower the heap \((-Xmx\d+m)\)/)[0][1]
says("The worker was ended by signal 9 (SIGKILL, exit code 137) while it worked on model 'price' (7 of 10 rounds)."
        + ' If nobody killed it, the system did for lack of memory: let fewer workers run at once, or lower the heap'
        + " ($heap) with mlmodel.jvm.args if the data fits into less.",
        'It printed nothing.',
        'Command: ')
says("The worker ran out of memory while it worked on model 'price' (7 of 10 rounds): its heap was -Xmx64m."
        + ' Give it more, for example with -Dmlmodel.jvm.args=-Xmx1g.',
        "Last lines of $workerLog:",
        '    Terminating due to java.lang.OutOfMemoryError: Java heap space',
        'Command: ')
says("The worker was stopped at its time limit of 3 s while it worked on model 'price' (7 of 10 rounds)."
        + ' Raise mlmodel.timeout, or let it do less.',
        'It printed nothing.',
        'Command: ')
says("Model 'price' failed unexpectedly: java.lang.IllegalStateException: the disk is made of cheese."
        + ' Run with -X for the stack trace; it shows whether own code or mlmodel is at fault. -> [Help 1]')
says('mlmodel.jvm (no/such/jdk) is neither a java executable nor the folder of a JDK. Name one of JDK 17 or newer.'
        + ' -> [Help 1]')

// A worker that fails breaks the build; a parameter that is wrong fails the project.
assert log.findAll(/MAVEN\/Mojo\w+Exception/) == ['MAVEN/MojoExecutionException'] * 5 + ['MAVEN/MojoFailureException']

// The model of the first run, whose trainer printed what no reader of a protocol would like, is as it was.
def model = new File(basedir, 'target/mlmodel/price')
assert log.count('price: training, because ') == 7
assert log =~ /price: training, because trainer\/parameters\/mood changed \(calm . pride\)/
assert log.contains('price: up to date (fingerprint ')
assert model.list().sort() == ['fingerprint.json', 'grade.json', 'model.json', 'model.onnx', 'training.json']
assert new File(basedir, 'target/classes/META-INF/mlmodel/price/model.onnx').bytes == new File(model, 'model.onnx').bytes

// Nothing half-made, and nobody, is left.
def leftovers = []
new File(basedir, 'target/mlmodel/.work').eachFileRecurse { if (it.file || it.name.startsWith('run-')) leftovers << it }
assert leftovers == []
assert new File(basedir, 'cache/models').list().length == 1
def left = ProcessHandle.allProcesses()
        .map { it.info().commandLine().orElse('') }
        .filter { it.contains(basedir.path + '/target/mlmodel/.work') }
        .toList()
assert left == []
