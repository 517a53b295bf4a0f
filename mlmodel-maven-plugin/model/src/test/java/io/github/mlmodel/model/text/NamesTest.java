package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void suggestsTheNearestName() {
        List<String> known = List.of("accuracy", "recall", "precision");

        assertThat(Names.didYouMean("acuracy", known)).isEqualTo("; did you mean 'accuracy'?");
        assertThat(Names.didYouMean("Recal", known)).isEqualTo("; did you mean 'recall'?");
        assertThat(Names.didYouMean("preicsion", known)).isEqualTo("; did you mean 'precision'?");
        assertThat(Names.didYouMean("banana", known)).isEqualTo(".");
    }

    @Test
    void saysHowManyNamesWereLeftOut() {
        List<String> names = IntStream.range(0, 33).mapToObj(i -> "c" + i).toList();

        assertThat(Names.list(names)).startsWith("c0, c1, ").endsWith(", c29 and 3 more");
    }
}
