def jars = { String model ->
    def found = [] as TreeSet
    new File(basedir, 'repository-of-' + model).eachFileRecurse { file ->
        if (file.name.endsWith('.jar')) {
            def artifact = file.parentFile.parentFile
            found << artifact.parentFile.name + ':' + artifact.name
        }
    }
    found.findAll { !it.startsWith('plugins:') }
}
def log = new File(basedir, 'build.log').getText('UTF-8')
['forest', 'tribuo', 'boosting'].each { assert log.contains("[INFO] $it: trained on ") }

def forest = jars('forest')
assert forest.findAll { it.startsWith('mlmodel:') } == ['core', 'engine-trees', 'maven-plugin', 'onnx', 'runtime', 'worker']
        .collect { 'mlmodel:mlmodel-' + it } as Set
assert forest.findAll { it.startsWith('tribuo:') } == ['tribuo:tribuo-util-onnx'] as Set
assert forest.contains('onnxruntime:onnxruntime')
assert !new File(basedir, 'repository-of-forest/ml').exists()

def tribuo = jars('tribuo')
assert tribuo.containsAll(['mlmodel:mlmodel-engine-tribuo', 'tribuo:tribuo-classification-tree'])
assert !tribuo.contains('mlmodel:mlmodel-engine-trees')
assert !new File(basedir, 'repository-of-tribuo/ml').exists()

def boosting = jars('boosting')
assert boosting - forest == boosting.findAll { it == 'dmlc:xgboost4j_2.12' || it.startsWith('commons-logging:') }
assert boosting.contains('dmlc:xgboost4j_2.12')
assert boosting.containsAll(forest)
