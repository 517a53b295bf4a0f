package io.github.mlmodel.grade.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.CopyCount;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.OneSidedCategory;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What held-back rows are looked at for beside the training rows. */
class BothSidesChecksTest {

    @ParameterizedTest
    @CsvSource({
        "true, 300, 4, 0, 0, FAIL",
        "true, 400, 4, 0, 0, PASS",
        "true, 30, 3, 0, 0, FAIL",
        "true, 30, 2, 0, 0, PASS",
        "true, 0, 0, 0, 0, PASS",
        "false, 4000, 0, 400, 7, PASS",
        "false, 4000, 0, 400, 8, FAIL",
        "false, 4000, 41, 400, 0, FAIL",
        "false, 4000, 30, 400, 1, PASS",
        "false, 4000, 900, 99, 99, SKIPPED"
    })
    void copiesAreMoreThanAHundredthAndThreeRowsOrMore(
            boolean all, long rows, long copies, long sampled, long sampledCopies, GateOutcome outcome) {
        Figures.Sides sides = new Figures.Sides(new CopyCount(all, rows, copies, sampled, sampledCopies), null);

        assertThat(check("copiedRows", sides, true, true).outcome()).isEqualTo(outcome);
        assertThat(check("copiedRows", sides, true, false).outcome())
                .isEqualTo(outcome == GateOutcome.FAIL ? GateOutcome.WARN : outcome);
    }

    @Test
    void whatIsSaidOfCopiesNamesWhatToDo() {
        assertThat(copied(new CopyCount(true, 320, 90, 0, 0)))
                .isEqualTo(
                        "Held-back rows are copies of training rows: 28.12 % of 320 held-back rows. The model is judged"
                                + " by what it need only remember. Take them out of <testSource> or <source>, or hold back rows of the"
                                + " source, where equal ones are on one side.");
        assertThat(copied(new CopyCount(false, 4000, 400, 100, 10)))
                .startsWith("Held-back rows are copies of training rows: 19 % of 4000 held-back rows, by a sample. ");
        assertThat(copied(new CopyCount(true, 200, 1, 0, 0)))
                .isEqualTo("Hardly any held-back row is a copy of a training row: 0.5 % of 200 held-back rows.");
        assertThat(copied(new CopyCount(false, 1, 0, 1, 0)))
                .isEqualTo(
                        "Whether held-back rows are copies of training rows was not looked at: of so many training rows a"
                                + " sample is recorded, and 1 held-back row of it is too few to tell.");
    }

    @Test
    void whereNothingIsKnownOfTheTrainingRowsThatIsSaid() {
        assertThat(check("copiedRows", Figures.Sides.UNKNOWN, true, true))
                .extracting(Check::outcome, Check::sentence)
                .containsExactly(
                        GateOutcome.SKIPPED,
                        "Whether held-back rows are copies of training rows was not looked at: the model's files do not say"
                                + " what was found of its training rows. Train it anew to know.");
        assertThat(check("copiedRows", Figures.Sides.UNKNOWN, false, true).sentence())
                .isEqualTo(
                        "Whether held-back rows are copies of training rows was not looked at: the held-back rows are in no"
                                + " files of their own.");
        assertThat(oneSided(null))
                .isEqualTo(
                        "Whether one side lacks categories was not looked at: the model's files do not describe its training"
                                + " rows.");
    }

    @Test
    void categoriesOfOneSideAreNamedWithTheirRows() {
        List<OneSidedCategory> two = List.of(
                new OneSidedCategory("plan", "gold", true, 60), new OneSidedCategory("re gion", "north", false, 1));

        assertThat(oneSided(two))
                .isEqualTo(
                        "Categories are on one side only: 'gold' of 'plan' (60 training rows), 'north' of 're gion' (1"
                                + " held-back row). The model is judged by other rows than it was trained on: look at how they were"
                                + " divided.");
        assertThat(check("oneSidedCategories", new Figures.Sides(null, two), true, true)
                        .outcome())
                .isEqualTo(GateOutcome.WARN);
        assertThat(oneSided(List.of())).isEqualTo("No frequent category of the model's columns is on one side only.");
    }

    private static String copied(CopyCount copies) {
        return check("copiedRows", new Figures.Sides(copies, null), true, true).sentence();
    }

    private static String oneSided(@Nullable List<OneSidedCategory> categories) {
        return check("oneSidedCategories", new Figures.Sides(null, categories), true, true)
                .sentence();
    }

    private static Check check(String name, Figures.Sides sides, boolean ownFile, boolean release) {
        GivenEvaluation given = GivenEvaluation.of("m").figures(new Figures(Double.NaN, null, sides));
        return new DefaultChecks((ownFile ? given.inAFileOfTheirOwn() : given).evaluation(), "random-forest", release)
                .all().stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
