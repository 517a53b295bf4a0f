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
        "classes 2,false,22cc888842576ce1cc9ec64fbce7375ac8f7e88ab37152017a2e6a4f2fdec8b7",
        "classes 2,true,cf3f3bbef3810b4038ecc6152c0af5d35f07c760408a665eb03e9095099b2259",
        "classes 4,false,105045c6e19437afe72021c62d3d6def5344a60b0abfbf7800bf922e80512437",
        "classes 4,true,6cc6b90670d425f919d907012e6ae309369354f41b1d5160d54d94d2c475ebf4",
        "squared,false,b61a1cd3d3fea01b36b07564f6f641cdb2a5f024ba86362790b32d46d5dd893c",
        "absolute,false,04c22ae46326487c7784d98a4efbdfbe5f288768d35744740d74987e141fb653",
        "absolute,true,dc99709fd1cca838ba87bc188aeebae3e64dc77667aa56d51d592e39d8ebdc43",
        "huber,true,4efcdb608158b73fc04f0d74526d642d4d011c4cc7ebf8598be1823284b561a0",
        "quantile,false,16485933d5284a3f7e45f6dec98929701d67830d95d5addf9ade04d3ac34cd90",
        "poisson,true,0fdf2e777aad8270ce632eff21d55c51984105a930490828d4dc2e233dc8ec82",
        "gamma,false,bf53f733e4aaf6407494a460f57850a580cf9f53da4e5f56c7804166e8c4dc8f",
        "classes 2 of 60 categories,false,293efb07b8a5f966fb7d36287f10a3a90f25b4a80ecd070277086bb8c24aedc0",
        "classes 4 of 300 categories,true,c47aaa072637d88b6de0e66ada2e9824acd087bc00a79254daf9161caeb605ca",
        "squared of 2000 categories,true,8da720ef5972380da9ed2694675eb3a3dfed47e5bf360b814d1f895bb7966156",
        "tweedie,false,7130bd993cf8bb02a24d740a549452a574491a770b9f56d9bfab7dc20047f12e"
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
