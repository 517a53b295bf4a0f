package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitAdviceTest {

    private static final HeldBack.Within BY_CHANCE = new HeldBack.Fraction(0.2);
    private static final String GROUP = "Column 'customer' seems to say which rows belong together: ";
    private static final String TIME = "Column 'day' seems to say when a row was, and rows are held back by chance: ";

    @TempDir
    private Path folder;

    @Test
    void aColumnThatLooksLikeAGroupIsNamedWithTheElementToPaste() throws IOException {
        assertThat(notes(row -> row + " c" + row % 100 + " 0", BY_CHANCE))
                .filteredOn(note -> note.startsWith(GROUP))
                .singleElement()
                .asString()
                .matches(
                        ".*: [1-3]\\d\\d rows have 100 values of it, and rows of one value are trained on and held back, so"
                                + " that a model that remembers them looks better than it is\\. If so, add"
                                + " <testGroup>customer</testGroup> to <dataset>\\.");
    }

    @Test
    void aColumnThatIsExcludedIsLookedAtToo() throws IOException {
        assertThat(notes(row -> row + " c" + row % 100 + " 0", BY_CHANCE, "customer"))
                .anyMatch(note -> note.startsWith(GROUP));
        assertThat(notes(row -> row + " x " + day(row), BY_CHANCE, "customer", "day"))
                .anyMatch(note -> note.startsWith(TIME));
    }

    @Test
    void aColumnOfDatesIsNamedWhereNoneLooksLikeAGroup() throws IOException {
        assertThat(notes(row -> row + " x" + row % 3 + " " + day(row), BY_CHANCE))
                .filteredOn(note -> note.startsWith(TIME))
                .singleElement()
                .asString()
                .startsWith(TIME
                        + "the model is judged between times that it knows. If it will be asked about later ones, add"
                        + " <testAfter><column>day</column><value>2026-0")
                .endsWith("</value></testAfter> to <dataset>, which holds back about the last fifth.");
        assertThat(notes(row -> row + " c" + row % 100 + " " + day(row), BY_CHANCE))
                .anyMatch(note -> note.startsWith(GROUP))
                .noneMatch(note -> note.startsWith(TIME));
    }

    @Test
    void whereTheSplitGoesByAColumnNothingIsSaid() throws IOException {
        IntFunction<String> rows = row -> row + " c" + row % 100 + " " + day(row);

        for (HeldBack.Within rule : List.of(
                new HeldBack.Fraction(0.2, "customer"),
                new HeldBack.After("day", "2026-04-01", null),
                new HeldBack.When("customer in (c1, c2, c3)"))) {
            assertThat(notes(rows, rule)).noneMatch(note -> note.startsWith(GROUP) || note.startsWith(TIME));
        }
    }

    private static String day(int row) {
        return "2026-%02d-%02d".formatted(1 + row % 5, 1 + row % 28);
    }

    private List<String> notes(IntFunction<String> row, HeldBack.Within rule, String... excluded) throws IOException {
        String lines = IntStream.range(0, 400)
                .mapToObj(i -> row.apply(i) + (i % 3 == 0 ? " a" : " b"))
                .collect(Collectors.joining("; ", "x customer day y; ", ""));
        return new Training(
                        new GivenTraining(folder, "m")
                                .train(lines)
                                .split(rule)
                                .roles(new Roles("y", null, List.of(excluded)))
                                .job(),
                        1,
                        Progress.NONE)
                .train()
                .notes();
    }
}
