package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void tenAreShownWhole() {
        Shown ten = Shown.of(names(10));

        assertThat(ten.list()).isEqualTo("0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assertThat(ten.clauses()).isEqualTo("0; 1; 2; 3; 4; 5; 6; 7; 8; 9");
        assertThat(ten.lines("\n  ")).endsWith("\n  8\n  9");
        assertThat(ten.count()).isEqualTo(10);
    }

    @Test
    void ofMoreTheNumberLeftOutIsTold() {
        Shown twelve = Shown.of(names(12));

        assertThat(twelve.list()).endsWith("7, 8, 9 and 2 more");
        assertThat(twelve.clauses()).endsWith("8; 9; and 2 more");
        assertThat(twelve.lines("\n  ")).startsWith("\n  0\n  1").endsWith("\n  9\n  and 2 more");
        assertThat(twelve.joined(" ", more -> " And " + more + " others.")).endsWith("8 9 And 2 others.");
        assertThat(twelve.count()).isEqualTo(12);
    }

    @Test
    void whatIsAddedOneByOneIsShownLikewise() {
        Shown shown = new Shown();

        assertThat(shown.isEmpty()).isTrue();
        names(11).forEach(shown::add);

        assertThat(shown.isEmpty()).isFalse();
        assertThat(shown.list()).isEqualTo(Shown.of(names(11)).list());
    }

    @Test
    void anotherLimitCanBeSetAndANumberGivenByThoseWhoKeptTheFirstAlone() {
        assertThat(Shown.first(3, names(4)).list()).isEqualTo("0, 1, 2 and 1 more");
        assertThat(Shown.partOf(40, names(2)).list()).isEqualTo("0, 1 and 38 more");
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
