import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
context.get('server').stop()
def released = 'com.example:released-model-is-reproduced:1.0:churn'
project.build(2).saysLike("\\[INFO\\] churn: trained again, and compared with $released", '\\[INFO\\] churn:   inputs: the same \\(fingerprint [0-9a-f]{4}…\\)',
        '\\[INFO\\] churn:   bytes: the same, SHA-256 of model\\.onnx [0-9a-f]{64}',
        '\\[INFO\\] churn:   predictions: the same on [0-9]+ recorded samples and 89 held-back rows',
        '\\[INFO\\] churn:   metrics: the same on 89 held-back rows \\([0-9]+ metrics\\)')

project.build(3).saysLike('\\[WARNING\\] churn:   inputs: others: .*maxDepth.*', '\\[WARNING\\] churn:   bytes: others, SHA-256 of model\\.onnx was [0-9a-f]{64} and is [0-9a-f]{64}',
        '\\[WARNING\\] churn:   predictions: others: .* on 89 held-back rows they differ by .* of probabilities between 0 and 1 at most, and [0-9]+ rows got another label',
        '\\[WARNING\\] churn:   metrics: others on 89 held-back rows: accuracy was 0\\.8876 and is 0\\.8427.*')
project.build(4).failsWith("Model 'churn' cannot be compared with a released one: com.example:released-model-is-reproduced:0.9:churn is in none of the"
        + " repositories 'local.central', 'it-releases'. -Dmlmodel.reproduce.version names the version. Released versions are: 1.0.")
project.build(5).failsWith("mlmodel.reproduce.version is not set, which names the released version to reproduce. Run 'mvn mlmodel:reproduce"
        + " -Dmlmodel.reproduce.version=1.0'. Released versions are: 1.0.")
true
