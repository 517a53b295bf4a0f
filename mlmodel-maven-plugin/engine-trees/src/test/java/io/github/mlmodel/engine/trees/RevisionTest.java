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
        "random-forest,classification,7830b964bc5aef5755d3133e2dc68a512a26fcd105debd4b657111aa199b8b12",
        "random-forest,regression,c170e9bc2ac739fff5953ed48ec8a43d2fb30d45dd1d593b65549249818954d3",
        "extra-trees,classification,1114846a75f098bab54c3af2805a6c19d0f9ea71ecd0ea4b2da66200eba5be79",
        "extra-trees,regression,eea01f8254947d1e4de76ae3e85f4f79ece2b8ee40f82912708d6acb966284d9",
        "decision-tree,classification,282ce63565b656a51d5b23f07d5843fc716de14074393a30f31a31eef5a853ea",
        "decision-tree,regression,22d07a7338e4a9fd453f8b4971a0f542a926171b04ed599b43b4a6b1b4495f21",
        "gradient-boosting,classification,33846152a397364046f7a817042a1ecd890ea778d77c3619808180106a9a1afe",
        "gradient-boosting,regression,8f3d731d28d755426c3b90e829476fa011b0a20b5aff1962ffa884e36ac64966",
        "xgboost,classification,f7dda54e3d234e810c60388b849a357952fc22511a148914b5100e55e9db1e1b",
        "xgboost,regression,658a20a1eabf11d9e6f33beaea75b24f3b44b3c6e0d7fbaefbc4721e52c058b6",
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

    /** Categories with means and features each, more of them than have features, and features alone. */
    @ParameterizedTest
    @CsvSource({
        "classification,40,4,a23171a7ac9214cf603f62063484f085a1832ffcef079892db03433e15929b6d",
        "regression,400,4,689e8124252c2a25f880b3ae7668b1dab8165cc3751a67d42423cb37341b8171",
        "regression,400,1000,4acccca86b50e1d37da1c0f1af2cdf2e8d0faaf22d627715d6e112c6bc100f8c"
    })
    void bytesOfCategoriesAreThoseOfThisRevision(String task, int categories, String mostOneHot, String digest) {
        TrainingData<FeatureMatrix, ?> data = task.equals(Task.CLASSIFICATION.text())
                ? BoostedData.withCategories(SampleData.classification(2000, 3, 11), categories, 11)
                : BoostedData.withCategories(SampleData.regression(2000, 11), categories, 11);

        byte[] bytes = ExportedGraph.bytes(
                BoostedData.train(data, 2, "maxCategoriesOneHot", mostOneHot).graph());

        assertThat(Digest.of(bytes)).isEqualTo(digest);
    }
}
