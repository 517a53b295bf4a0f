// Each jar by the last part of its group, and its id.
def jars = { String model ->
    def found = [] as TreeSet
    new File(basedir, 'repository-of-' + model).eachFileRecurse { file ->
        if (file.name.endsWith('.jar')) {
            def artifact = file.parentFile.parentFile
            found << artifact.parentFile.name + ':' + artifact.name
        }
    }
    found
}
def engines = { Set all -> all.findAll { it.startsWith('mlmodel:mlmodel-engine-') } as List }
def log = new File(basedir, 'build.log').getText('UTF-8')
['forest', 'tribuo', 'boosting'].each { assert log.contains("[INFO] $it: trained on ") }

def forest = jars('forest')
assert engines(forest) == ['mlmodel:mlmodel-engine-trees']
assert forest.findAll { it.startsWith('tribuo:') } as List == ['tribuo:tribuo-util-onnx']
assert !new File(basedir, 'repository-of-forest/ml').exists()

def tribuo = jars('tribuo')
assert engines(tribuo) == ['mlmodel:mlmodel-engine-tribuo']
assert tribuo.contains('tribuo:tribuo-classification-tree')
assert !new File(basedir, 'repository-of-tribuo/ml').exists()

def boosting = jars('boosting')
assert engines(boosting) == ['mlmodel:mlmodel-engine-trees']
assert boosting.containsAll(forest)
assert boosting - forest as List == ['commons-logging:commons-logging', 'dmlc:xgboost4j_2.12', 'esotericsoftware:kryo',
        'esotericsoftware:minlog', 'esotericsoftware:reflectasm', 'objenesis:objenesis']
