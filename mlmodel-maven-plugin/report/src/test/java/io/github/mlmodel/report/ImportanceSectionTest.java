package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.Importance;
import io.github.mlmodel.grade.Importance.ColumnMean;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportanceSectionTest {

    private static final ModelDescription MODEL =
            GivenDescription.classifier("homes", "no", "yes").build();

    private static Evaluation evaluation(Importance importance) {
        return GivenEvaluation.of("homes")
                .digests("m", "r")
                .metric("accuracy", 0.75)
                .importance(importance)
                .evaluation();
    }

    private static String text(Evaluation evaluation) {
        Grade grade = Grade.judge(List.of(), MODEL, evaluation, "m", "metrics");
        return HtmlReport.html(MODEL, evaluation, grade, Double.NaN)
                .replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void columnsStandByWhatTheyContributeTheLargestFirst() {
        Importance importance = new Importance.OfColumns(
                "log-odds of the predicted label",
                1000,
                true,
                List.of(new ColumnMean("age", 0.25), new ColumnMean("<plan>", 0.75), new ColumnMean("a", 0.25)));

        assertThat(text(evaluation(importance)))
                .contains("What counts How far each column moves a prediction, up or down: what it contributes to the"
                        + " log-odds of the predicted label, without its sign, as the mean over 1000 held-back rows."
                        + " This says what the model goes by, not what would change the world. Mean contribution to the"
                        + " log-odds of the predicted label Column Mean Share &lt;plan&gt; 0.75 60 % a 0.25 20 % age"
                        + " 0.25 20 %");
    }

    @Test
    void behindTwentyColumnsTheOthersAreOneLine() {
        List<ColumnMean> columns = IntStream.range(0, 25)
                .mapToObj(i -> new ColumnMean("c" + i, i < 5 ? 1 : 4))
                .toList();

        assertThat(text(evaluation(new Importance.OfColumns("predicted number", 20, false, columns))))
                .contains("the mean over 20 held-back rows, estimated. ", " c9 4 5 % 5 more columns 5 6 % ")
                .doesNotContain(" c0 ");
    }

    @Test
    void whereNothingCanBeToldTheReasonStands() {
        assertThat(text(evaluation(new Importance.Inexplicable("The model reads images."))))
                .contains("What counts The model reads images. ");
        assertThat(text(GivenEvaluation.of("homes")
                        .digests("m", "r")
                        .metric("accuracy", 0.75)
                        .evaluation()))
                .doesNotContain("What counts");
    }

    @Test
    void evaluationsAreReadAsTheyAreWritten() {
        Evaluation explained =
                evaluation(new Importance.OfColumns("predicted number", 7, true, List.of(new ColumnMean("age", 0.1))));
        Evaluation inexplicable = evaluation(new Importance.Inexplicable("The model reads images."));

        assertThat(Json.read(Json.write(explained), Evaluation.class)).isEqualTo(explained);
        assertThat(Json.read(Json.write(inexplicable), Evaluation.class)).isEqualTo(inexplicable);
    }
}
