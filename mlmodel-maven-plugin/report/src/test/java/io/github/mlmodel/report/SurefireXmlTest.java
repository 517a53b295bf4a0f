package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.GateVerdict.Status;
import io.github.mlmodel.grade.gate.Grade;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class SurefireXmlTest {

    @Test
    void everyGateIsATestCaseInOrder(@TempDir Path folder) throws IOException, SAXException {
        Path file = SurefireXml.write(grade(), folder);

        assertThat(file)
                .hasFileName("TEST-mlmodel.churn.xml")
                .content(StandardCharsets.UTF_8)
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="mlmodel.churn" time="0" tests="6" errors="2" skipped="1" failures="1">
                  <testcase name="recall[&lt;1H OCEAN] &gt;= 0.6" classname="mlmodel.churn" time="0"/>
                  <testcase name="accuracy &gt;= 0.9" classname="mlmodel.churn" time="0">
                    <failure message="Gate &#39;accuracy &gt;= 0.9&#39; failed." type="GateFailed">Gate &#39;accuracy &gt;= 0.9&#39; failed.</failure>
                  </testcase>
                  <testcase name="f1_macro &gt;= 0.9" classname="mlmodel.churn" time="0">
                    <system-out>a &amp; b</system-out>
                  </testcase>
                  <testcase name="roc_auc &gt;= 0.9" classname="mlmodel.churn" time="0">
                    <error message="line&#10;&quot;end&quot;" type="GateNotJudged">line&#10;&quot;end&quot;</error>
                  </testcase>
                  <testcase name="log_loss &lt; 1" classname="mlmodel.churn" time="0">
                    <error message="too few rows" type="GateNotJudged">too few rows</error>
                  </testcase>
                  <testcase name="r\uFFFD2" classname="mlmodel.churn" time="0">
                    <skipped message="-DskipTests"/>
                  </testcase>
                </testsuite>
                """);
        assertThat(folder.toFile().list()).containsExactly("TEST-mlmodel.churn.xml");
        schema().newValidator().validate(new StreamSource(Files.newBufferedReader(file)));
    }

    @Test
    void aGradeWithoutGatesIsAnEmptySuite() throws IOException, SAXException {
        String xml = SurefireXml.xml(new Grade(Grade.FORMAT, "churn", "", false, List.of()));

        assertThat(xml).contains("tests=\"0\" errors=\"0\" skipped=\"0\" failures=\"0\"");
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void theConsoleCountsAsSurefireDoes() {
        ConsoleSummary summary = ConsoleSummary.of(List.of(grade(), grade()));

        assertThat(summary.counts()).isEqualTo("Tests run: 12, Failures: 2, Errors: 4, Skipped: 2");
        assertThat(summary.errors())
                .hasSize(6)
                .startsWith("churn: Gate 'accuracy >= 0.9' failed.", "churn: line\n\"end\"", "churn: too few rows");
        assertThat(summary.warnings()).containsExactly("churn: a & b", "churn: a & b");
        assertThat(summary.passing()).isFalse();
        assertThat(ConsoleSummary.countsOf(grade())).isEqualTo("Tests run: 6, Failures: 1, Errors: 2, Skipped: 1");
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(SurefireXmlTest.class.getResource("/report/gate-report.xsd")));
    }

    private static Grade grade() {
        return new Grade(
                Grade.FORMAT,
                "churn",
                "",
                false,
                List.of(
                        verdict("recall[<1H OCEAN] >= 0.6", Status.PASS, "passed"),
                        verdict("accuracy >= 0.9", Status.FAIL, "Gate 'accuracy >= 0.9' failed."),
                        verdict("f1_macro >= 0.9", Status.WARN, "a & b"),
                        verdict("roc_auc >= 0.9", Status.ERROR, "line\n\"end\""),
                        verdict("log_loss < 1", Status.INCONCLUSIVE, "too few rows"),
                        verdict("r\u00002", Status.SKIPPED, "-DskipTests")));
    }

    private static GateVerdict verdict(String gate, Status outcome, String sentence) {
        Gate any = Gate.atLeast("accuracy", 0.9);
        return new GateVerdict(new Gate(any.subject(), any.criterion(), any.severity(), gate), outcome, 0.5, sentence);
    }
}
