package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerElementsTest {

    @Test
    void consumersAreNamedByTheirCoordinates() {
        ConfiguredModel model =
                read("<consumer>com.example:shop:RELEASE</consumer><consumer>com.example:app:1.2</consumer>");

        assertThat(model.consumers())
                .containsExactly(
                        new BundleCoordinates("com.example", "shop", "RELEASE", ""),
                        new BundleCoordinates("com.example", "app", "1.2", ""));
        assertThat(ModelElements.effective(model))
                .containsEntry("consumers", "com.example:shop:RELEASE, com.example:app:1.2");
        assertThat(ModelElements.effective(read(""))).containsEntry("consumers", "none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.example:shop|'com.example:shop', which are no coordinates of a project. Write group:artifact:version,"
                        + " for example <consumer>com.example:shop:RELEASE</consumer>.",
                "a:b:1.0:churn-contract|'a:b:1.0:churn-contract', which are no coordinates of a project. Write"
                        + " group:artifact:version, for example <consumer>com.example:shop:RELEASE</consumer>.",
                "a:b:1, a:b:1|'a:b:1' twice. Keep one of them.",
                "a:b:1-SNAPSHOT|'a:b:1-SNAPSHOT', which may have another contract tomorrow. Write"
                        + " <consumer>a:b:RELEASE</consumer> for its highest released version, or name one that was"
                        + " released.",
                "a:b:LATEST|'a:b:LATEST', which may have another contract tomorrow. Write"
                        + " <consumer>a:b:RELEASE</consumer> for its highest released version, or name one that was"
                        + " released."
            })
    void othersAreRefused(String consumers, String sentence) {
        assertThatThrownBy(() -> read(consumers))
                .hasMessageContaining("<models/model[churn]/consumers> names " + sentence);
    }

    private static ConfiguredModel read(String consumers) {
        String elements = consumers.isEmpty() ? "" : "<consumers>" + consumers + "</consumers>";
        return ReadModels.one(Xml.CHURN.replace("</model>", elements + "</model>"));
    }
}
