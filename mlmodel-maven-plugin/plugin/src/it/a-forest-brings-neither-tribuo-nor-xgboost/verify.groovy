import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
// Each jar by the last part of its group, and its id.
def jars = { String model ->
    def found = [] as TreeSet
    project.file("repository-of-$model").traverse(nameFilter: ~/.*\.jar/) {
        found << it.parentFile.parentFile.parentFile.name + ':' + it.parentFile.parentFile.name
    }
    found.toList()
}
def engines = { List all -> all.findAll { it.startsWith('mlmodel:mlmodel-engine-') } }
def (forest, tribuo, boosting) = ['forest', 'tribuo', 'boosting'].collect(jars)
project.log().mentions('forest: trained on ', 'tribuo: trained on ', 'boosting: trained on ')

assertThat(engines(forest)).containsExactly('mlmodel:mlmodel-engine-trees')
assertThat(forest.findAll { it.startsWith('tribuo:') }).containsExactly('tribuo:tribuo-util-onnx')
assertThat(project.file('repository-of-forest/ml')).doesNotExist()
assertThat(engines(tribuo)).containsExactly('mlmodel:mlmodel-engine-tribuo')
assertThat(tribuo).contains('tribuo:tribuo-classification-tree')
assertThat(project.file('repository-of-tribuo/ml')).doesNotExist()
assertThat(engines(boosting)).containsExactly('mlmodel:mlmodel-engine-trees')
assertThat(boosting).containsAll(forest)
assertThat(boosting - forest).containsExactly('commons-logging:commons-logging', 'dmlc:xgboost4j_2.12',
        'esotericsoftware:kryo', 'esotericsoftware:minlog', 'esotericsoftware:reflectasm', 'objenesis:objenesis')
true
