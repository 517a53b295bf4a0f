package io.github.mlmodel.grade.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.spi.EvaluatedRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnMetricsRowsTest {

    private static final List<String> LABELS = List.of("no", "yes");

    @Test
    void whatWasScoredIsSeenRowByRow() {
        ScoredClasses classes = ScoredClasses.of(
                LABELS, new int[] {0, 1}, new int[] {1, 0}, new float[] {.25f, .75f, .625f, .375f}, SeenClasses::new);
        ScoredNumbers numbers = ScoredNumbers.of(new double[] {1, 2}, new double[] {3, 4}, SeenNumbers::new);

        assertThat(classes.seen()).isEqualTo(new SeenClasses(classes));
        assertThat(List.of(classes.actual(0), classes.actual(1), classes.predicted(0), classes.predicted(1)))
                .containsExactly(0, 1, 1, 0);
        assertThat(classes.hasProbabilities()).isTrue();
        assertThat(classes.probability(1, 0)).isEqualTo(.625f);
        assertThat(numbers.seen()).isEqualTo(new SeenNumbers(numbers));
        assertThat(List.of(numbers.actual(0), numbers.actual(1), numbers.predicted(0), numbers.predicted(1)))
                .containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void scoresAreNoProbabilities() {
        assertThat(ScoredClasses.of(LABELS, new int[1], new int[1], null, SeenClasses::new)
                        .hasProbabilities())
                .isFalse();
    }

    @Test
    void numbersHaveNeitherClassesNorProbabilities() {
        Scored numbers = ScoredNumbers.of(new double[1], new double[1], SeenNumbers::new);

        assertThat(numbers.meets(Needs.NOTHING)).isTrue();
        assertThat(numbers.meets(Needs.PROBABILITIES)).isFalse();
        assertThat(numbers.classes()).isZero();
    }

    @Test
    void rowsOfAnotherTaskHaveNoTrivialBaseline() {
        Scored classes = ScoredClasses.of(LABELS, new int[1], new int[1], null, SeenClasses::new);
        Scored numbers = ScoredNumbers.of(new double[1], new double[1], SeenNumbers::new);

        assertThat(classes.trivial(new PredictedColumn.Numbers("y", 2, 1, 0))).isEmpty();
        assertThat(numbers.trivial(PredictedColumn.Classes.of("y", LABELS, List.of(1L, 2L))))
                .isEmpty();
    }

    @Test
    void aPredictionForEachRowIsNeeded() {
        assertThatThrownBy(() -> ScoredClasses.of(LABELS, new int[2], new int[1], null, SeenClasses::new))
                .hasMessage("shapes differ");
        assertThatThrownBy(() -> ScoredClasses.of(LABELS, new int[2], new int[2], new float[3], SeenClasses::new))
                .hasMessage("shapes differ");
        assertThatThrownBy(() -> ScoredNumbers.of(new double[2], new double[1], SeenNumbers::new))
                .hasMessage("shapes differ");
    }

    private record SeenClasses(ScoredClasses scored) implements EvaluatedRows.Classes {

        @Override
        public int rows() {
            return scored.rows();
        }

        @Override
        public Object value(int row, String column) {
            return column;
        }

        @Override
        public List<String> labels() {
            return scored.labels();
        }

        @Override
        public String actual(int row) {
            return labels().get(scored.actual(row));
        }

        @Override
        public String predicted(int row) {
            return labels().get(scored.predicted(row));
        }

        @Override
        public Optional<EvaluatedRows.Probabilities> probabilities() {
            return Optional.empty();
        }
    }

    private record SeenNumbers(ScoredNumbers scored) implements EvaluatedRows.Numbers {

        @Override
        public int rows() {
            return scored.rows();
        }

        @Override
        public Object value(int row, String column) {
            return column;
        }

        @Override
        public double actual(int row) {
            return scored.actual(row);
        }

        @Override
        public double predicted(int row) {
            return scored.predicted(row);
        }
    }
}
