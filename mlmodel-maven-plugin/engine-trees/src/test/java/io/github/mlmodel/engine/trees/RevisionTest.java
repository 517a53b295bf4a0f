package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainingData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When one of these fails, equal inputs give other bytes than before: raise the engine's revision number, so that users'
 * models count as stale, and record the new digest.
 */
class RevisionTest {

    @ParameterizedTest
    @CsvSource({
        "random-forest,classification,a2ac6273b1445892ad61e6863ea9d36807d5aefd70d4407c87b4bb355f53670f",
        "random-forest,regression,83966b2943bb8dd0dc852dbefe73a80691d1e87d2eee7efb8a6799d8dba3d9d5",
        "extra-trees,classification,749e644df59a273870c52113b4b3cf0b795454fdb29cc1f6908c6ff28a44cdfb",
        "extra-trees,regression,64ccae0422449dd792f7824a5e7518c8fd5b830e69f0020626cc02419a5de348",
        "decision-tree,classification,4bf3ff71a182e7a14d63df5139b45d0b0d8766fa2e3fabbb0232b6dcde7d1237",
        "decision-tree,regression,964460e1342bc2832c3bfb5a2234dba5638f2734d514399370997bf919bb3e2e",
        "gradient-boosting,classification,cc6bc6585fda627b04a99eb7bfeb82c3d8b754defdcc668d6b8f1b9778bc3c6b",
        "gradient-boosting,regression,9f00727f8209ae3338807e92f940c92356cf83911e4b0445b94827717ac9b6e9",
        "xgboost,classification,2b20ebd3ef8a983db6caf1a777ed8f8f3075e3898b388edf870f6f720e74da29",
        "xgboost,regression,0748152ed1eb2f8cf9fa879895ebd4e3d98250fe9c94c1875d37d01b57289896",
        "logistic-regression,classification,8bcb0a90ae4b65009334447bf5170c1744fda65d6dcd9066e1687616303a2592",
        "linear-regression,regression,ef47d102fa6d1aba84df44d3ecf518952e9f03e18dc5ff2ca2a795f6f6d52087"
    })
    void bytesAreThoseOfThisRevision(String alias, String task, String digest) {
        assumeThat(alias.equals("xgboost") && !System.getProperty("os.arch").equals("amd64"))
                .as("XGBoost's sums differ between CPU architectures")
                .isFalse();
        TrainingData<FeatureMatrix, ?> data = task.equals(Task.CLASSIFICATION.text())
                ? SampleData.classification(300, 3, 11)
                : SampleData.regression(300, 11);

        byte[] bytes = ExportedGraph.bytes(ForestTest.train(data, alias).graph());

        assertThat(Digest.of(bytes)).isEqualTo(digest);
    }
}
