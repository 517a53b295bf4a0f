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
        "random-forest,classification,91050d6a6954311675c77d9f282741458fe54ab7951b0e82165b7bade22407eb",
        "random-forest,regression,e578f13a6c821016f00c8b0d38c1a718abe67ac6c666d19cd25669f1851729a2",
        "extra-trees,classification,b7c3609bb0b8f19f7b1c18160da78195db62e4769725dd5c4a6f2cdefff9de54",
        "extra-trees,regression,23cc6ad437a9784375441aac0b82100c4fd584edb5ff8a25af678bea5812c859",
        "decision-tree,classification,0064a46dd0c5143d00ad507ae8109f5c0e6c2ec7939ee3d3a52c173c63a612d6",
        "decision-tree,regression,089619b6444210d4450cf60789c89c445edb1f548fc24cc75899d111501919a0",
        "gradient-boosting,classification,0cfb43805d4fceb80f47671006b3a998979925c48388acd4a2079f28be05b1d8",
        "gradient-boosting,regression,939f5af1e09db447d6015cb05f8e4ae2b92c831c3b9b73f62f6257561b3e0d3c",
        "xgboost,classification,871629db3065916ce70bfd36c969c17960a12e75ba726f39239968356474c384",
        "xgboost,regression,775e9de36eed0d5a7f19789e9765d2ab1d2a49f56daa20db13094bed35dc8a25",
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
