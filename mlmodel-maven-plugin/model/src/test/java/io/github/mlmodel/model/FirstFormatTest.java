package io.github.mlmodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files were written by the version that wrote format 1. */
class FirstFormatTest {

    @ParameterizedTest
    @CsvSource({"classifier, 0", "regression, 1", "images, 2"})
    void aFileOfFormat1MeansWhatItMeant(String name, int description) throws IOException {
        assertThat(read(file(name))).isEqualTo(GivenDescriptions.ALL.get(description));
    }

    @Test
    void aFileOfFormat1MayLackCurvesShapesAndWhatTheTargetWas() throws IOException {
        String json = file("classifier");
        for (String member : List.of("curve", "inputs[0].shape", "inputs[1].shape", "trainingTarget")) {
            json = Damage.remove(json, member);
        }

        ModelDescription read = read(json);

        assertThat(read.signature()).isEqualTo(GivenDescriptions.ALL.get(0).signature());
        assertThat(read.lineage().curve()).isEmpty();
        assertThat(read.target())
                .isEqualTo(new PredictedColumn.Classes("churned", List.of("no", "yes"), "yes", List.of()));
        assertThat(read(Damage.remove(file("regression"), "trainingTarget")).target())
                .isEqualTo(new PredictedColumn.Numbers("price", Double.NaN, 12345.678, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns[0].position|1|input 'age' does not have one column for each place",
                "columns[0].input|'\"plan\"'|input 'age' does not have one column for each place; input 'plan' does not have"
                        + " one column for each place",
                "columns[0].input|'\"nowhere\"'|input 'age' does not have one column for each place; column 'age' has no"
                        + " place in an input",
                "columns[0].kind|'\"DATE\"'|columns[0].kind is 'DATE', and must be one of NUMERIC, CATEGORICAL, TEXT, IMAGE",
                "task|'\"RANKING\"'|task is 'RANKING', and must be one of CLASSIFICATION, REGRESSION",
                "labels|7|labels is 7, and must be a list",
                "task|'\"REGRESSION\"'|the labels do not fit the task",
            })
    void aFileOfFormat1ThatIsNoneIsRefused(String place, String value, String clause) throws IOException {
        String json = Damage.replace(file("classifier"), place, value);

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MlModelException.class)
                .hasMessage("model.json of churn.zip is not as it must be: " + clause + ".");
    }

    private static String file(String name) throws IOException {
        try (InputStream in = FirstFormatTest.class.getResourceAsStream("format-1/" + name + ".json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ModelDescription read(String json) {
        return DescriptionReader.read(json.getBytes(StandardCharsets.UTF_8), "churn.zip");
    }
}
