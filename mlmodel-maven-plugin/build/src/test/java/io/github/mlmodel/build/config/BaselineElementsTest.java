package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.Gate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineElementsTest {

    private static final String RELEASE = "<baseline>RELEASE</baseline>";
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
    void aGateOnAChangeComparesWithTheLastRelease() {
        String gates = "<gates><gate>accuracy regression at most 0.01</gate></gates>";
        ConfiguredBaseline release = new ConfiguredBaseline("RELEASE", false, null);

        assertThat(read(gates).baseline()).isEqualTo(release);
        assertThat(read("<baseline>RELEASE</baseline>").baseline()).isEqualTo(release);
        ConfiguredModel required = read(gates + "<baseline><required>true</required></baseline>");
        assertThat(required.baseline()).isEqualTo(new ConfiguredBaseline("RELEASE", true, null));
        assertThat(ModelElements.effective(required))
                .containsEntry("baseline/source", "RELEASE")
                .containsEntry("baseline/required", "true");
        assertThat(read(gates + ACCEPT).baseline().accepted()).isNotNull();
    }

    @Test
    void whatBecomesOfLoosenedGatesIsLookedAtWithoutAGateThatComparesOnceItIsWritten() {
        assertThat(read("<gateChanges>fail</gateChanges>").baseline())
                .isEqualTo(new ConfiguredBaseline("RELEASE", false, GateChanges.FAIL, null));
        assertThat(read("<gateChanges>warn</gateChanges>").baseline().named()).isEqualTo("RELEASE");
        assertThat(read("<gateChanges>none</gateChanges>").baseline())
                .isEqualTo(new ConfiguredBaseline(null, false, GateChanges.NONE, null));
        assertThat(read("<gateChanges>none</gateChanges>" + BASELINE).baseline().named())
                .isEqualTo("models/old.zip");
        assertThat(ModelElements.effective(read("<gateChanges>fail</gateChanges>")))
                .containsEntry("gateChanges", "fail");
    }

    @Test
    void whatBecomesOfChangesThatBreakMakesNoBaseline() {
        assertThat(read("").baseline()).isEqualTo(ConfiguredBaseline.NONE);
        assertThat(read("<compatibility>fail</compatibility>").baseline())
                .isEqualTo(ConfiguredBaseline.NONE.with(Compatibility.FAIL));
        assertThat(read("<compatibility>warn</compatibility>").baseline().compatibility())
                .isEqualTo(Compatibility.WARN);
        assertThat(read("<compatibility>none</compatibility>" + BASELINE).baseline())
                .isEqualTo(read(BASELINE).baseline().with(Compatibility.NONE));
        assertThat(ModelElements.effective(read("<compatibility>none</compatibility>")))
                .containsEntry("baseline", "none")
                .containsEntry("compatibility", "none");
    }

    @Test
    void coordinatesAreToldFromPaths() {
        assertThat(new ConfiguredBaseline("org.shop:shop:1.0", null).file()).isEmpty();
        assertThat(new ConfiguredBaseline("org.shop:shop:1.0:old", null).file()).isEmpty();
        assertThat(new ConfiguredBaseline("RELEASE", null).file()).isEmpty();
        assertThat(new ConfiguredBaseline("models/old.zip", null).file()).contains("models/old.zip");
        assertThat(new ConfiguredBaseline("C:\\models\\old.zip", null).file()).isPresent();
        assertThat(BundleCoordinates.of("..:..:..")).isEmpty();
        assertThat(BundleCoordinates.of("org.shop:shop:1.0").orElseThrow().ofModel("churn"))
                .hasToString("org.shop:shop:1.0:churn");
        assertThat(BundleCoordinates.of("org.shop:shop:1.0:old").orElseThrow().ofModel("churn"))
                .hasToString("org.shop:shop:1.0:old");
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
                "<baseline>org.shop:shop:1.0-SNAPSHOT</baseline>|<models/model[churn]/baseline> is"
                        + " 'org.shop:shop:1.0-SNAPSHOT', a SNAPSHOT, which is another model tomorrow. Name a released"
                        + " version, or RELEASE.",
                "<baseline><source>org.shop:shop:1.0-SNAPSHOT:old</source></baseline>|"
                        + "<models/model[churn]/baseline/source> is 'org.shop:shop:1.0-SNAPSHOT:old', a SNAPSHOT, which is"
                        + " another model tomorrow. Name a released version, or RELEASE.",
                ACCEPT
                        + "|<models/model[churn]/acceptBaselineBreak> is of the comparison with a <baseline>, and there is none."
                        + " Remove it.",
                "<gateChanges>fial</gateChanges>|<models/model[churn]/gateChanges> is 'fial'; did you mean 'fail'? It is one of:"
                        + " none, warn, fail.",
                "<compatibility>major</compatibility>|<models/model[churn]/compatibility> is 'major'. It is one of: none, warn,"
                        + " fail.",
                RELEASE + "<acceptBaselineBreak><until>2027-01-31</until></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak> has no <reason>. Say why the model may go without the"
                        + " comparison.",
                RELEASE + "<acceptBaselineBreak><reason>so</reason></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak> has no <until>. Write the last day on which that counts,"
                        + " for example 2027-01-31.",
                RELEASE + "<acceptBaselineBreak><reason>so</reason><until>31.1.2027</until></acceptBaselineBreak>|"
                        + "<models/model[churn]/acceptBaselineBreak/until> is '31.1.2027', which is no date. Write year, month"
                        + " and day, for example 2027-01-31."
            })
    void whatIsWrongIsSaid(String elements, String message) {
        assertThatThrownBy(() -> read(elements)).hasMessage(message);
    }

    private static ConfiguredModel read(String elements) {
        return ReadModels.one(Xml.CHURN.replace("</model>", elements + "</model>"));
    }
}
