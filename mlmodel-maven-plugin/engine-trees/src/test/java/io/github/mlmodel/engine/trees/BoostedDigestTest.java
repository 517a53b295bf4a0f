package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradient boosting gives these bytes with any number of threads, on every JDK and every machine. When they change, the
 * engine's revision is to be raised, as {@link RevisionTest} says.
 */
class BoostedDigestTest {

    /** Of so many rows eight threads have some each. */
    private static final int ROWS = 33_000;

    @ParameterizedTest
    @CsvSource({
        "classes 2,false,9dd4898b4e3b9e3d0a1bfb33d588ee7f9b478252bfb19f4841cc2165d60f06aa",
        "classes 2,true,5948b7b84431177261e90e7d30647931d097c8e9e9f212c3f1f0677d9c32e559",
        "classes 4,false,a6b086a3c5e90f1bfc50f146db3d63db0536638f5adaa9e99f930723874a0941",
        "classes 4,true,7af346694852c7de29020d94138753c5242ef16b3f69832b6d8a39be3cde5704",
        "squared,false,50ec096e695a9ac576a00c04c8534b79a2603a167022f48e410eacecbe3b1b81",
        "absolute,false,e0a8f733c498d04e9e9897ae28ee1817ffab08415d0840c1a569246b2084e4ea",
        "absolute,true,c89a985d9949779569c6c02ef2b09d19e8cda69cdb3a03593d83cc02d823185a",
        "huber,true,92492a83a06c02a73d8b8e3b79999578831ad963a7ea19fba79e4959c9162484",
        "quantile,false,3b248d89e9d8cc69ccc8c78d8da1da7abc6dbae132f32c8884c8c86c954ebe6b",
        "poisson,true,b1052fa552a0b09cf2c5bfa5c63c89160b09af5640d1ac4f7a48a0d4435bfc4d",
        "gamma,false,be00e306cbb05512f838d4fb82185ed6b4afecf5217d91f58b4eb375b9df2e01",
        "classes 2 of 60 categories,false,575480e640b9f169bdc88334ff81104b83a2edf2be3ab362a50a9eccbc5542e5",
        "classes 4 of 300 categories,true,3c52878cc4602eb87508b3c6cc0a314d8a89ebbe9a883fb76d38e21fe58fb54f",
        "squared of 2000 categories,true,23261586c5857d347a0af2d5ea6fceb3d507ac1eba546c8d87ed848ff34110f6",
        "tweedie,false,c1da9f33bf87f57c578de986695ddf478eae5f02458ac0a6308506638f497037"
    })
    void bytesAreTheSameEverywhere(String what, boolean weighted, String digest) {
        TrainingData<FeatureMatrix, ?> data = data(what, weighted);
        String[] parameters = what.startsWith("classes")
                ? new String[] {"rounds", "3", "subsample", "0.9"}
                : new String[] {"rounds", "3", "subsample", "0.9", "loss", what.split(" ", -1)[0]};

        for (int threads : new int[] {1, 2, 8}) {
            byte[] bytes = ExportedGraph.bytes(
                    BoostedData.train(data, threads, parameters).graph());

            assertThat(Digest.of(bytes)).as(threads + " threads").isEqualTo(digest);
        }
    }

    /** Returns numbers with missing values, lists, and categories where they are asked for. */
    private static TrainingData<FeatureMatrix, ?> data(String what, boolean weighted) {
        int classes = what.startsWith("classes") ? what.charAt("classes ".length()) - '0' : 2;
        TrainingData<FeatureMatrix, Target.Classes> rows = SampleData.weighted(ROWS, classes, 5);
        Target target = what.startsWith("classes")
                ? rows.target()
                : new Target.Numbers(
                        Arrays.stream(SampleData.regression(ROWS, 5).target().values())
                                .map(value -> StrictMath.exp(value / 3))
                                .toArray());
        TrainingData<FeatureMatrix, ?> data =
                BoostedData.withMissing(new TrainingData<>(rows.features(), target, weighted ? rows.weights() : null));
        return what.endsWith("categories")
                ? BoostedData.withCategories(data, Integer.parseInt(what.replaceAll(".* of | categories", "")), 3)
                : data;
    }
}
