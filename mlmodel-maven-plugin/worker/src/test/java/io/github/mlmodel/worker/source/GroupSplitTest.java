package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows are held back where rows belong together in groups. */
class GroupSplitTest {

    private static final int GROUPS = 2_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 42})
    void noGroupIsOnBothSidesAndTheirShareIsKept(long seed) {
        List<String> lines = lines(20_000);

        Set<String> heldBack = groups(given(lines).seed(seed).side(Side.HELD_BACK));
        Set<String> training = groups(given(lines).seed(seed).side(Side.TRAINING));

        assertThat(training).doesNotContainAnyElementsOf(heldBack);
        assertThat(training.size() + heldBack.size()).isEqualTo(GROUPS);
        assertThat(heldBack.size() / (double) GROUPS).isCloseTo(0.3, within(0.04));
    }

    @Test
    void rowsThatAreAddedAndTheOrderMoveNoRow() {
        List<String> lines = lines(1000);
        List<String> more = new ArrayList<>(lines);
        for (int i = 0; i < 500; i++) {
            more.add("g" + i + ",new," + i);
        }
        Collections.shuffle(more, new Random(1));

        assertThat(rows(given(more).side(Side.HELD_BACK)))
                .containsAll(rows(given(lines).side(Side.HELD_BACK)))
                .doesNotContainAnyElementsOf(rows(given(lines).side(Side.TRAINING)));
    }

    @Test
    void otherColumnsHaveNoSay() {
        List<String> lines = lines(1000);
        List<String> changed =
                lines.stream().map(line -> line.replaceAll(",.*", ",other,0")).toList();

        assertThat(groups(given(changed).side(Side.HELD_BACK)))
                .isEqualTo(groups(given(lines).side(Side.HELD_BACK)));
        assertThat(given(lines).side(Side.HELD_BACK).read().deciding()).containsExactly("customer");
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void severalThreadsReadTheSameRows(Side side) {
        List<String> lines = lines(60_000);

        ReadRows one = given(lines).side(side).threads(1).read();
        ReadRows eight = given(lines).side(side).threads(8).read();

        assertThat(eight.digest()).isEqualTo(one.digest());
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void aGroupThatIsExcludedDecidesTheSameSidesAndIsNotRead(Side side) {
        List<String> lines = lines(1000);

        ReadRows kept = given(lines).side(side).read();
        ReadRows excluded = given(lines).exclude("customer").side(side).read();

        assertThat(excluded.table().names()).containsExactly("plan", "visits");
        assertThat(excluded.table().column("visits"))
                .usingRecursiveComparison()
                .isEqualTo(kept.table().column("visits"));
        assertThat(excluded.deciding()).containsExactly("customer");
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void numbersGroupRowsByTheirTextAlsoOfASourceOfTheProjectsOwn(Side side) {
        StringBuilder text = new StringBuilder("id,v\n");
        StringBuilder words = new StringBuilder("id:NUMBER v:NUMBER\n");
        for (int row = 0; row < 1000; row++) {
            text.append(row % 100).append(',').append(row).append('\n');
            words.append(row % 100).append(' ').append(row).append('\n');
        }

        ReadRows delimited = new Given(folder)
                .file("a.csv", text.toString())
                .testGroup("id")
                .side(side)
                .read();
        ReadRows custom = new Given(folder)
                .file("a.words", words.toString())
                .reader("com.example:words:1.0")
                .testGroup("id")
                .side(side)
                .read();

        assertThat(delimited.table().rows() % 10).isZero();
        assertThat(delimited.table().rows()).isBetween(50, 950);
        assertThat(Given.rows(custom.table())).isEqualTo(Given.rows(delimited.table()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Side.class,
            names = {"TRAINING", "HELD_BACK"})
    void rowsWithoutAGroupAreRefusedByLineOnBothSides(Side side) {
        assertThatThrownBy(() -> new Given(folder)
                        .file("a.csv", "customer,v\na,1\n,2\nb,3\n?,4\n\"  \",5\n")
                        .missing("?")
                        .testGroup("customer")
                        .kind("v", ColumnKind.NUMERIC)
                        .side(side)
                        .read())
                .hasMessage("""
                        Column 'customer' of <testGroup> has no value in 3 rows:
                          data/a.csv:3 has no value
                          data/a.csv:5 has no value
                          data/a.csv:6 has no value
                        A row's group decides whether it is held back. Give each row one, its own where it belongs to no other, or delete these rows from the data.""");
    }

    @Test
    void rowsOfAnOwnSourceWithoutAGroupAreRefused() {
        assertThatThrownBy(() -> new Given(folder)
                        .file("a.words", "customer:TEXT v:NUMBER\na 1\n_ 2\n")
                        .reader("com.example:words:1.0")
                        .testGroup("customer")
                        .side(Side.TRAINING)
                        .read())
                .hasMessage("""
                        Column 'customer' of <testGroup> has no value in 1 row:
                          data/a.words, row 2
                        A row's group decides whether it is held back. Give each row one, its own where it belongs to no other, or delete these rows from the data.""");
    }

    @Test
    void aGroupThatIsNoColumnIsRefused() {
        assertThatThrownBy(() -> given(lines(10))
                        .testGroup("costumer")
                        .side(Side.TRAINING)
                        .read())
                .hasMessage(
                        "Column 'costumer' of <testGroup> (did you mean 'customer'?) is not in data/a.csv. Its columns are:"
                                + " customer, plan, visits.");
    }

    @Test
    void aSideWithoutGroupsIsRefused() {
        assertThatThrownBy(() -> given(List.of("a,p,1", "a,q,2"))
                        .testFraction(0.0001)
                        .side(Side.HELD_BACK)
                        .read())
                .hasMessage("No row of data/a.csv is held back: with <testGroup>customer</testGroup>,"
                        + " <testFraction>1.0E-4</testFraction> and seed 1 all 2 rows are trained on. Add rows, change"
                        + " <seed>, or give a <testSource>.");
    }

    private static List<String> rows(Given given) {
        return Given.rows(given.read().table());
    }

    private static Set<String> groups(Given given) {
        return rows(given).stream()
                .map(row -> row.substring(0, row.indexOf('|')))
                .collect(Collectors.toSet());
    }

    private Given given(List<String> lines) {
        return new Given(folder)
                .file("a.csv", "customer,plan,visits\n" + String.join("\n", lines))
                .testFraction(0.3)
                .testGroup("customer")
                .kind("customer", ColumnKind.CATEGORICAL);
    }

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("g" + i % GROUPS + ",p" + i % 3 + "," + i);
        }
        return lines;
    }
}
