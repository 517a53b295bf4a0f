package io.github.mlmodel.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureOwnersTest {

    @Test
    void categoriesThatAreCountedTogetherAreTheirColumns() {
        assertThat(owners(new int[] {0, 1}, 5, new int[] {2, 3, 4}, 6, 5)).containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void aNumberThatTwoColumnsHaveIsOfSeveral() {
        assertThat(owners(new int[] {0, 1}, 5, new int[] {1, 2}, 6, 3)).containsExactly(0, Owned.SEVERAL, 1);
    }

    @Test
    void whatIsNotKnownCountsForItsColumnToo() {
        assertThat(owners(new int[] {0}, 1, new int[] {2}, 3, 4)).containsExactly(0, 0, 1, 1);
    }

    /** Returns the column of each place, which counts one number from 0 on. */
    private static int[] owners(int[] ofFirst, long unknownOfFirst, int[] ofSecond, long unknownOfSecond, int counted) {
        int[] places = IntStream.range(0, counted).toArray();
        OnnxGraph graph = new OnnxGraph(
                List.of(),
                List.of(),
                List.of(
                        encoder("a", ofFirst, unknownOfFirst),
                        encoder("b", ofSecond, unknownOfSecond),
                        new OnnxNode(
                                "",
                                "Concat",
                                List.of("a-numbers", "b-numbers"),
                                List.of("both"),
                                new Attributes(Map.of("axis", 1L))),
                        new OnnxNode(
                                "",
                                "TfIdfVectorizer",
                                List.of("both"),
                                List.of("counts"),
                                new Attributes(Map.of(
                                        "min_gram_length",
                                        1L,
                                        "max_gram_length",
                                        1L,
                                        "pool_int64s",
                                        places,
                                        "ngram_indexes",
                                        places)))),
                Map.of(),
                Map.of());
        Map<String, Owned> found = FeatureOwners.of(
                graph, Map.of("a", new int[] {0}, "b", new int[] {1}), Map.of("a-numbers", 1, "b-numbers", 1));
        return Objects.requireNonNull(found.get("counts")).owners();
    }

    private static OnnxNode encoder(String column, int[] numbers, long unknown) {
        return new OnnxNode(
                "ai.onnx.ml",
                "LabelEncoder",
                List.of(column),
                List.of(column + "-numbers"),
                new Attributes(Map.of("values_int64s", numbers, "default_int64", unknown)));
    }
}
