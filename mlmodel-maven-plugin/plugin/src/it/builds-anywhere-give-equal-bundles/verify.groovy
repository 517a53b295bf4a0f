import java.security.MessageDigest

def models = ['forest', 'boosting', 'logistic', 'tribuo', 'linear']
def folders = ['istanbul', 'to Cairo', 'bangkok/on/the/river']

def log = new File(basedir, 'build.log').getText('UTF-8')
models.each { model ->
    assert log.count("[INFO] $model: training, because there is no model yet") == folders.size()
    def digests = folders.collect { folder ->
        def bundle = new File(basedir, "$folder/target/anywhere-1.0.0-${model}.zip")
        MessageDigest.getInstance('SHA-256').digest(bundle.bytes).encodeHex().toString()
    }
    assert digests.toSet().size() == 1
}

return true
