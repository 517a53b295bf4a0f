// The lines of each build; letters beyond ASCII are as the machine's locale lets them be.
def ascii = { String text -> text.replaceAll(/[^\x00-\x7F]/, '?') }
def builds = ascii(new File(basedir, 'build.log').getText('UTF-8')).split('Scanning for projects').drop(1)*.readLines()
def matches = { int build, String pattern -> assert builds[build - 1].any { it ==~ pattern } : "build $build does not say: $pattern" }

['species', 'head'].each { name ->
    matches(1, /\[INFO\] $name: training, because there is no model yet/)
    matches(3, /\[INFO\] $name: training, because base src\/models\/backbone\.onnx changed \([0-9a-f]{4}\? \? [0-9a-f]{4}\?\)/)
    assert new File(basedir, "target/mlmodel/$name/grade.json").exists()
}
matches(2, /\[INFO\] species: training, because there is no model yet/)
assert new File(basedir, 'next/target/mlmodel/species/grade.json').exists()

// No place of this machine is part of what ships.
def fingerprint = new File(basedir, 'target/mlmodel/head/fingerprint.json').getText('UTF-8')
assert fingerprint.contains('src/models/backbone.onnx')
assert !fingerprint.contains(basedir.name)

def element = 'models/model[head]/trainer/parameters/base'
def failure = builds[3].join('\n')
assert failure.contains("<$element> is 'src/models/backbon.onnx', but there is no readable file ")
assert failure.contains("; did you mean 'backbone.onnx'? Files there: backbone.onnx. Write a path relative to the project,")
