package io.github.mlmodel.model.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ModelGrade;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedGradeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PASS;;PASSED",
                "PASS WARN SKIPPED;;PASSED",
                "PASS FAIL;;NONE",
                "PASS ERROR;;NONE",
                "PASS INCONCLUSIVE;;NONE",
                "WARN;;NONE",
                "SKIPPED;;NONE",
                "'';;NONE",
                "PASS FAIL;mlmodel.allowUngated;UNGATED",
                "SKIPPED;mlmodel.allowUngated;UNGATED",
                "'';mlmodel.allowUngated;UNGATED",
                "PASS;mlmodel.allowUngated;PASSED"
            })
    void theGradeIsFoundFromTheVerdictsWhateverTheFileSaysOfItself(
            String outcomes, String allowedBy, ModelGrade grade) {
        assertThat(of(json(outcomes, allowedBy == null ? "" : allowedBy, "0123"), "0123"))
                .isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"PASS,PASSED", "WARN,PASSED", "SKIPPED,PASSED", "FAIL,NONE", "ERROR,NONE"})
    void dataThatIsNotAsItsSchemaAsksKeepsAGradeFromPassing(String outcome, ModelGrade grade) {
        String json = json("PASS", "", "0123")
                .replaceFirst(
                        "\"basis\": \\{",
                        "\"basis\": {\"schema\": {\"rules\": [{\"outcome\": \"" + outcome + "\"}]}, ");

        assertThat(json).contains("schema");
        assertThat(of(json, "0123")).isEqualTo(grade);
    }

    @Test
    void dataThatIsAsItsSchemaAsksMakesNoModelAGoodOne() {
        String json = json("", "", "0123")
                .replaceFirst("\"basis\": \\{", "\"basis\": {\"schema\": {\"rules\": [{\"outcome\": \"PASS\"}]}, ");

        assertThat(of(json, "0123")).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void aGradeOfAnotherModelIsNone() {
        assertThat(of(json("PASS", "", "4567"), "0123")).isEqualTo(ModelGrade.NONE);
        assertThat(of(json("SKIPPED", "mlmodel.allowUngated", "4567"), "0123")).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void whatWasReadOnceIsAskedForEachModel() {
        RecordedGrade grade = RecordedGrade.read(json("PASS", "", "0123").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(grade.of("0123")).isEqualTo(ModelGrade.PASSED);
        assertThat(grade.of("4567")).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void aFileThatDoesNotRecordItsModelSaysNothing() {
        String earlier = json("PASS", "", "0123").replaceAll("\"basis\": \\{[^}]*\\},", "");

        assertThat(earlier).doesNotContain("basis");
        assertThat(of(earlier, "0123")).isEqualTo(ModelGrade.NONE);
        assertThat(of(earlier, "")).isEqualTo(ModelGrade.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"passing\": true}",
                "{\"basis\": {\"modelDigest\": \"0123\"}, \"verdicts\": [{\"outcome\": \"PASS\"}]}",
                "{\"basis\": {\"modelDigest\": \"0123\", \"evaluationDigest\": \"\"}, \"verdicts\": [{\"outcome\":"
                        + " \"GOOD\"}]}"
            })
    void whatIsNoGradeIsNone(String json) {
        assertThat(of(json, "0123")).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void aMissingFileIsNone() {
        assertThat(RecordedGrade.of(Optional.empty(), "0123")).isEqualTo(ModelGrade.NONE);
    }

    private static ModelGrade of(String json, String modelDigest) {
        return RecordedGrade.of(Optional.of(json.getBytes(StandardCharsets.UTF_8)), modelDigest);
    }

    private static String json(String outcomes, String allowedBy, String modelDigest) {
        List<String> verdicts = outcomes.isEmpty()
                ? List.of()
                : List.of(outcomes.split(" ")).stream()
                        .map(outcome -> "{\"outcome\": \"" + outcome + "\"}")
                        .toList();
        return "{\"format\": 2, \"basis\": {\"modelDigest\": \"" + modelDigest
                + "\", \"evaluationDigest\": \"89\"}, \"passing\": true, \"allowedBy\": \"" + allowedBy
                + "\", \"verdicts\": [" + String.join(", ", verdicts) + "]}";
    }
}
