package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.gate.Confidence;
import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceElementsTest {

    @Test
    void verdictsAreAsSureAsTheModelSays() {
        ConfiguredModel sure = read("<confidence>0.9</confidence><onInconclusive>warn</onInconclusive>");

        assertThat(sure.confidence()).isEqualTo(new Confidence(0.9, OnInconclusive.WARN));
        assertThat(sure.intervalConfidence()).isEqualTo(0.9);
        assertThat(ModelElements.effective(sure))
                .containsEntry("confidence", "0.9")
                .containsEntry("onInconclusive", "warn");
        assertThat(read("<confidence>0.95</confidence>").confidence())
                .isEqualTo(new Confidence(0.95, OnInconclusive.FAIL));
        assertThat(read("").confidence()).isNull();
        assertThat(read("").intervalConfidence()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<confidence>95</confidence>|<models/model[churn]/confidence> is 95.0, but it is from 0.5 to 0.99, for example"
                        + " 0.95.",
                "<confidence>0.999</confidence>|<models/model[churn]/confidence> is 0.999, but it is from 0.5 to 0.99, for"
                        + " example 0.95.",
                "<onInconclusive>warn</onInconclusive>|<models/model[churn]/onInconclusive> is of gates that are judged by"
                        + " intervals, and there is no <confidence>. Add <confidence>0.95</confidence>, or remove it.",
                "<confidence>0.95</confidence><onInconclusive>wran</onInconclusive>|<models/model[churn]/onInconclusive> is"
                        + " 'wran'; did you mean 'warn'? It is one of: pass, warn, fail.",
                "<confidence>0.95</confidence><gates><gate>example_count >= 100</gate></gates>|Gate 'example_count >= 100' in"
                        + " <models/model[churn]/gates> asks for example_count, which has no interval, by which <confidence>"
                        + " decides. Take the gate to another metric, or remove <confidence>.",
                "<confidence>0.95</confidence><gates><gate>max_error at most 3</gate></gates>|Gate 'max_error at most 3' in"
                        + " <models/model[churn]/gates> asks for max_error, which has no interval, by which <confidence>"
                        + " decides. Take the gate to another metric, or remove <confidence>.",
                "<confidence>0.95</confidence><gates><gate>gap(accuracy, sex) at most 0.1</gate></gates>|Gate 'gap(accuracy, sex)"
                        + " at most 0.1' in <models/model[churn]/gates> asks for gap(accuracy, sex), which has no interval, by"
                        + " which <confidence> decides. Take the gate to another metric, or remove <confidence>."
            })
    void whatIsWrongIsSaid(String elements, String message) {
        assertThatThrownBy(() -> read(elements)).hasMessage(message);
    }

    private static ConfiguredModel read(String elements) {
        return ReadModels.one(Xml.CHURN.replace("</model>", elements + "</model>"));
    }
}
