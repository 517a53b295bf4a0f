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
        "classes 2,false,e6163a6004dd715fe50fc30b5c80bed25a3527dae2adcf27d6864a6ad71329c1",
        "classes 2,true,ac8f248f9fb0af320f81b9b3dfe7206128fe70b22c4dde19860a5a4d1c47ba0c",
        "classes 4,false,675da6a230afe9d7d20cdd78e45eaf52c31089d8318f3c29edce440a88194bd8",
        "classes 4,true,2e1b62c792737f3d4981253d0c299a770cd04df3b57140c7b6d7536f3229c28f",
        "squared,false,1c331d5f43a1942f260da371e89faaeb921091ee9889be922d50139e896b5822",
        "absolute,false,13c6c99a579e14f47bfef6a42ef77e1eff3cc2ebbdfbae64c255dbff3349dbb1",
        "absolute,true,0aa4ca79fc4e4f4bc7326b5710fdae4c2a1d164325dbcd9fb24280c981bef3dd",
        "huber,true,c76b9a8b268b140f58c766ea506a7029590859dfb7f5eea46f702a35c5d9a878",
        "quantile,false,820f4e09a8f3af1947250874b5aed20a4a746c9dd98fb7ff85083f615f780254",
        "poisson,true,43fd36e4c5fba832efd77bc253ca070ec11faf089d42d83ba8b3526b06504ede",
        "gamma,false,3458856cf5d263350284c8e6e76c694d74d01b507306174a99343b40785ad986",
        "classes 2 of 60 categories,false,9cd6cba3a835b94ef7473a187cde40326b9cdebdea6ac9082efb6adb1df14420",
        "classes 4 of 300 categories,true,eaed81ec28e28f3eba5e4d9ba98c649d4b5a07d64c13f5b96c04eb632032c36e",
        "squared of 2000 categories,true,ca26aa14c328304065eb25ab7a90dab95ca680811700b436ef205cdb1607e004",
        "tweedie,false,3c94c4a7150d62a9176c160e5ab263c305c984225747f9480fde641c68f2032d"
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
