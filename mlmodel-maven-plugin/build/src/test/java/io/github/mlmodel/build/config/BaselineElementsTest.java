package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.grade.gate.Gate;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineElementsTest {

    private static final String BASELINE = "<baseline>models/old.zip</baseline>";
    private static final String ACCEPT =
            "<acceptBaselineBreak><reason>another target</reason><until>2027-01-31</until>" + "</acceptBaselineBreak>";

    @Test
    void aModelIsComparedWithWhatIsNamed() {
        ConfiguredModel model = read(BASELINE + ACCEPT);

        assertThat(model.baseline())
                .isEqualTo(new ConfiguredBaseline(
                        "models/old.zip", new Acceptance("another target", LocalDate.parse("2027-01-31"))));
        assertThat(ModelElements.effective(model))
                .containsEntry("baseline", "models/old.zip")
                .containsEntry("acceptBaselineBreak/reason", "another target")
                .containsEntry("acceptBaselineBreak/until", "2027-01-31");
        assertThat(read("").baseline()).isEqualTo(ConfiguredBaseline.NONE);
        assertThat(ModelElements.effective(read("")))
                .containsEntry("baseline", "none")
                .containsEntry("acceptBaselineBreak/until", "none");
    }

    @Test
    void gatesBoundChangesByElements() {
        ConfiguredModel model = read(BASELINE
                + "<gates><gate><metric>accuracy</metric><min>0.7</min><maxRegression>0.01</maxRegression>"
                + "<minImprovement>1%</minImprovement><maxImprovement>20%</maxImprovement></gate></gates>");

        assertThat(model.gates())
                .extracting(Gate::text)
                .containsExactly(
                        "accuracy >= 0.7",
                        "accuracy regression <= 0.01",
                        "accuracy improvement >= 1%",
                        "accuracy improvement <= 20%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<gates><gate>accuracy regression at most 0.01</gate></gates>|Gate 'accuracy regression at most 0.01' compares"
                        + " the model with an earlier one, and none is named. Name the bundle of one by"
                        + " <models/model[churn]/baseline>, a path relative to the project, or remove the gate.",
                ACCEPT
                        + "|<models/model[churn]/acceptBaselineBreak> is of the comparison with a <baseline>, and there is none."
                        + " Remove it.",
                BASELINE + "<acceptBaselineBreak><until>2027-01-31</until></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak> has no <reason>. Say why the model may go without the"
                        + " comparison.",
                BASELINE + "<acceptBaselineBreak><reason>so</reason></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak> has no <until>. Write the last day on which that counts,"
                        + " for example 2027-01-31.",
                BASELINE + "<acceptBaselineBreak><reason>so</reason><until>31.1.2027</until></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak/until> is '31.1.2027', which is no date. Write year, month"
                        + " and day, for example 2027-01-31."
            })
    void whatIsWrongIsSaid(String elements, String message) {
        assertThatThrownBy(() -> read(elements)).hasMessage(message);
    }

    private static ConfiguredModel read(String elements) {
        String models = Xml.CHURN.replace("</model>", elements + "</model>");
        Path base = Path.of("/nowhere");
        return new ConfiguredModels(Checkout.around(base, base, List.of()), base, false, 42, null)
                .read(Xml.models(models), List.of())
                .get(0);
    }
}
