package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedGateTest {

    private static final DatasetSpec TABLE = DatasetSpec.of("a.csv", "kind");

    @ParameterizedTest
    @CsvSource({
        // Held-back rows, task, score, trivial baseline, gate.
        "10000, CLASSIFICATION, 0.9, 0.5, balanced_accuracy at least 0.88",
        "200, CLASSIFICATION, 0.9, 0.5, balanced_accuracy at least 0.85",
        "15, CLASSIFICATION, 1, 0.5, balanced_accuracy at least 0.84",
        "40, CLASSIFICATION, 0.55, 0.3333, balanced_accuracy at least 0.44",
        "10000, REGRESSION, 0.9, -0.0001, r2 at least 0.88",
        "100, REGRESSION, 0.5, -0.01, r2 at least 0.35",
        "100000, CLASSIFICATION, 0.504, 0.5, balanced_accuracy at least 0.502",
    })
    void theGateIsALittleBelowAndAboveTheTrivialBaseline(
            long rows, Task task, double score, double trivial, String gate) {
        assertThat(ProposedGate.of(proposal(TABLE, task), trial(rows, score, trivial))
                        .gate())
                .contains(gate);
    }

    @ParameterizedTest
    @CsvSource({
        "100, CLASSIFICATION, 0.5, 0.5",
        "100, CLASSIFICATION, 0.59, 0.5",
        "10000, CLASSIFICATION, 0.47, 0.5",
        "40, REGRESSION, 0.2, 0",
        "40, REGRESSION, -3, 0",
        "9, CLASSIFICATION, NaN, 0.5"
    })
    void aTrialThatIsNoBetterThanTheTrivialBaselineGivesNoGate(long rows, Task task, double score, double trivial) {
        ProposedGate none = ProposedGate.of(proposal(TABLE, task), trial(rows, score, trivial));

        assertThat(none.gate()).isEmpty();
        assertThat(none.reason())
                .endsWith(". On so many rows that is no better, so no gate is proposed: one would let"
                        + " anything pass. Other columns or another target may tell more.");
    }

    @Test
    void theReasonNamesScoreAndTrivialBaselineOnTheSameRows() {
        TrialResult trial = new TrialResult(1, 20_000, 43_289, 10_651, 0.98083, -0.0002, "3944.71");

        assertThat(ProposedGate.of(proposal(TABLE, Task.REGRESSION), trial).reason())
                .isEqualTo(
                        "Tried once: gradient-boosting, trained on 20,000 of 43,289 rows, has r2 0.9808 on the 10,651 rows"
                                + " of the held-back fifth; always predicting 3944.71 has 0. The gate is a little below.");
    }

    @Test
    void aQuotedClassIsShownInOnePairOfQuotes() {
        TrialResult trial = new TrialResult(1, 400, 400, 100, 0.9, 0.5, "''-1''");

        assertThat(ProposedGate.of(proposal(TABLE, Task.CLASSIFICATION), trial).reason())
                .contains("always predicting '-1' has 0.5.");
    }

    @Test
    void whereCopiesOfOneRowDecideWhatIsHeldBackNothingIsSaidOfTheData() {
        TrialResult trial = new TrialResult(
                1,
                6_292,
                6_292,
                4_891,
                0.4723,
                0.5,
                "'a'",
                "",
                "44 % of the rows are held back instead of 20 %, because 3,322 of 11,183 rows are copies of one row, and"
                        + " equal rows are all on one side");

        ProposedGate none = ProposedGate.of(proposal(TABLE, Task.CLASSIFICATION), trial);

        assertThat(none.gate()).isEmpty();
        assertThat(none.reason())
                .isEqualTo(
                        "Tried once: gradient-boosting, trained on 6,292 rows, has balanced_accuracy 0.4723 on the"
                                + " 4,891 rows that are held back; always predicting 'a' has 0.5. That tells little, so no gate is"
                                + " proposed: 44 % of the rows are held back instead of 20 %, because 3,322 of 11,183 rows are"
                                + " copies of one row, and equal rows are all on one side, and other seeds come no nearer. Remove"
                                + " the duplicates and run init again, or hold back rows in a file of their own (<testSource>).");
    }

    @Test
    void ofImagesAnotherTrainerIsTriedAndTheGateIsHalfway() {
        Proposal images = proposal(
                DatasetSpec.of(new Source.Images("pets", new Source.Labels.Folders()), HeldBack.byDefault()),
                Task.CLASSIFICATION);

        ProposedGate gate = ProposedGate.of(images, trial(100, 0.9, 0.5));

        assertThat(gate.gate()).contains("balanced_accuracy at least 0.7");
        assertThat(gate.reason()).startsWith("Tried once: random-forest, ").endsWith(" The gate is halfway.");
    }

    private static Proposal proposal(DatasetSpec dataset, Task task) {
        Suggestions suggested = Suggestions.of(dataset.roles().target(), task);
        return new Proposal(dataset, new InspectResult(10, List.of(), null, suggested, List.of()), false);
    }

    private static TrialResult trial(long rows, double score, double trivial) {
        return new TrialResult(1, 4 * rows, 4 * rows, rows, score, trivial, "'a'");
    }
}
