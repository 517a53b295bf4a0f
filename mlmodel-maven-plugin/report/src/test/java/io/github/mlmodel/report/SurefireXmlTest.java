package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.Terms;
import io.github.mlmodel.grade.schema.RuleVerdict;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class SurefireXmlTest {

    private static final Grade.Basis BASIS = new Grade.Basis("0123", "");

    @Test
    void everyGateIsATestCaseInOrder(@TempDir Path folder) throws IOException, SAXException {
        Path file = SurefireXml.write(grade(), folder);

        assertThat(file)
                .hasFileName("TEST-mlmodel.churn.xml")
                .content(StandardCharsets.UTF_8)
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="mlmodel.churn" time="0" tests="6" errors="2" skipped="1" failures="1">
                  <testcase name="recall[&lt;1H OCEAN] &gt;= 0.6" classname="mlmodel.churn" time="0">
                    <system-out>passed</system-out>
                  </testcase>
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
                    <error message="too few rows" type="GateInconclusive">too few rows</error>
                  </testcase>
                  <testcase name="r\\u00002" classname="mlmodel.churn" time="0">
                    <skipped message="-DskipTests"/>
                  </testcase>
                </testsuite>
                """);
        assertThat(folder.toFile().list()).containsExactly("TEST-mlmodel.churn.xml");
        schema().newValidator().validate(new StreamSource(Files.newBufferedReader(file)));
    }

    @Test
    void aContractOfAConsumerIsATestCaseBeItKeptOrNot() {
        Map<String, String> facts = Map.of(Check.CONSUMER, "com.example:shop:1.0", Check.ROWS, " Row 1");
        Grade grade = new Grade(
                Grade.FORMAT,
                "churn",
                "",
                BASIS,
                false,
                "",
                List.of(verdict("accuracy >= 0.9", GateOutcome.PASS, "passed")),
                List.of(
                        new Check("consumer a", GateOutcome.PASS, Map.of(Check.CONSUMER, "a"), "It holds."),
                        new Check("consumer b", GateOutcome.FAIL, facts, "It is broken."),
                        new Check("consumer c", GateOutcome.ERROR, Map.of(Check.CONSUMER, "c"), "There is none.")));

        assertThat(SurefireXml.xml(grade)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="mlmodel.churn" time="0" tests="4" errors="1" skipped="0" failures="1">
                  <testcase name="accuracy &gt;= 0.9" classname="mlmodel.churn" time="0">
                    <system-out>passed</system-out>
                  </testcase>
                  <testcase name="consumer a" classname="mlmodel.churn" time="0">
                    <system-out>It holds.</system-out>
                  </testcase>
                  <testcase name="consumer b" classname="mlmodel.churn" time="0">
                    <failure message="It is broken. Row 1" type="ContractBroken">It is broken. Row 1</failure>
                  </testcase>
                  <testcase name="consumer c" classname="mlmodel.churn" time="0">
                    <error message="There is none." type="ContractNotJudged">There is none.</error>
                  </testcase>
                </testsuite>
                """);
        assertThat(ConsoleSummary.of(List.of(grade)).heading()).isEqualTo("There are failed contracts of consumers.");
        assertThat(ConsoleSummary.of(List.of(grade)).failures())
                .containsExactly("churn: It is broken. Row 1", "churn: There is none.");
        assertThat(grade.passing()).isFalse();
    }

    @Test
    void gatesThatDifferInWhatIsHiddenHaveNamesOfTheirOwn() {
        List<GateVerdict> verdicts = List.of(
                verdict("recall[password=hunter2] >= 0.6", GateOutcome.PASS, "passed"),
                verdict("recall[password=swordfish] >= 0.6", GateOutcome.PASS, "passed"),
                verdict("accuracy >= 0.9", GateOutcome.PASS, "passed"));

        String xml = SurefireXml.xml(new Grade(Grade.FORMAT, "churn", "", BASIS, false, "", verdicts));

        assertThat(GateNames.of(verdicts)).doesNotHaveDuplicates().anyMatch(name -> name.endsWith(" (2)"));
        assertThat(xml).contains("(2)\" classname").doesNotContain("hunter2", "swordfish");
    }

    @Test
    void eachRuleOfASchemaIsATestCaseBeforeTheGates() throws IOException, SAXException {
        SchemaVerdict schema = new SchemaVerdict(
                "4567",
                List.of(),
                List.of(
                        new RuleVerdict("rows", GateOutcome.PASS, "a.csv has 3 rows."),
                        new RuleVerdict("age range", GateOutcome.WARN, "Column 'age' is low.", ": a.csv:7 (17)"),
                        new RuleVerdict("plan domain", GateOutcome.FAIL, "Column 'plan' is odd."),
                        new RuleVerdict("day kind", GateOutcome.SKIPPED, "No such column."),
                        new RuleVerdict("data", GateOutcome.ERROR, "Nobody looked.")));
        Grade grade = new Grade(
                Grade.FORMAT,
                "churn",
                "0123",
                new Grade.Basis("", "", Terms.DEFAULT, schema),
                false,
                "",
                List.of(verdict("accuracy >= 0.9", GateOutcome.PASS, "passed")));

        String xml = SurefireXml.xml(grade);

        assertThat(grade.passing()).isFalse();
        assertThat(xml).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="mlmodel.churn" time="0" tests="6" errors="1" skipped="1" failures="1">
              <testcase name="schema: rows" classname="mlmodel.churn" time="0"/>
              <testcase name="schema: age range" classname="mlmodel.churn" time="0">
                <system-out>Column &#39;age&#39; is low: a.csv:7 (17).</system-out>
              </testcase>
              <testcase name="schema: plan domain" classname="mlmodel.churn" time="0">
                <failure message="Column &#39;plan&#39; is odd." type="SchemaRuleBroken">Column &#39;plan&#39; is odd.</failure>
              </testcase>
              <testcase name="schema: day kind" classname="mlmodel.churn" time="0">
                <skipped message="No such column."/>
              </testcase>
              <testcase name="schema: data" classname="mlmodel.churn" time="0">
                <error message="Nobody looked." type="SchemaNotChecked">Nobody looked.</error>
              </testcase>
              <testcase name="accuracy &gt;= 0.9" classname="mlmodel.churn" time="0">
                <system-out>passed</system-out>
              </testcase>
            </testsuite>
            """);
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
        assertThat(ConsoleSummary.of(List.of(grade)).failures())
                .containsExactly("churn: Column 'plan' is odd.", "churn: Nobody looked.");
        assertThat(ConsoleSummary.of(List.of(grade)).heading()).isEqualTo("There are failed rules for data.");
    }

    @Test
    void aGradeWithoutGatesIsAnEmptySuite() throws IOException, SAXException {
        String xml = SurefireXml.xml(new Grade(Grade.FORMAT, "churn", "", BASIS, false, "", List.of()));

        assertThat(xml).contains("tests=\"0\" errors=\"0\" skipped=\"0\" failures=\"0\"");
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void aModelThatCouldNotBeEvaluatedIsAnErrorBesideItsGates(@TempDir Path folder) throws IOException, SAXException {
        Grade grade = Grade.unevaluated(List.of(Gate.atLeast("accuracy", 0.9)), "churn", "0123");

        Path file = SurefireXml.writeUnevaluated(grade, "Metric 'profit' failed.", folder);

        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="mlmodel.churn" time="0" tests="2" errors="2" skipped="0" failures="0">
              <testcase name="evaluation" classname="mlmodel.churn" time="0">
                <error message="Metric &#39;profit&#39; failed." type="ModelNotEvaluated">Metric &#39;profit&#39; failed.</error>
              </testcase>
              <testcase name="accuracy &gt;= 0.9" classname="mlmodel.churn" time="0">
                <error message="Gate &#39;accuracy &gt;= 0.9&#39; could not be judged: the model could not be evaluated." type="GateNotJudged">Gate &#39;accuracy &gt;= 0.9&#39; could not be judged: the model could not be evaluated.</error>
              </testcase>
            </testsuite>
            """);
        schema().newValidator().validate(new StreamSource(Files.newBufferedReader(file)));
    }

    @Test
    void theConsoleCountsAModelThatCouldNotBeEvaluatedAsOneErrorMore() {
        Grade lost = Grade.unevaluated(List.of(Gate.atLeast("accuracy", 0.9)), "churn", "0123");

        ConsoleSummary summary = ConsoleSummary.of(List.of(lost), Map.of("churn", "Metric 'profit' failed."));

        assertThat(summary.counts()).isEqualTo("Tests run: 2, Failures: 0, Errors: 2, Skipped: 0");
        assertThat(summary.errors()).containsExactly("churn: Metric 'profit' failed.");
        assertThat(summary.failures()).isEmpty();
        assertThat(summary.heading()).isEmpty();
    }

    @Test
    void whatWasFoundBesideTheGatesIsATestCaseAndWhatIsInOrderIsNone() throws IOException, SAXException {
        Grade gates = grade();
        Grade grade = new Grade(
                Grade.FORMAT,
                "churn",
                "",
                BASIS,
                false,
                "",
                gates.verdicts().subList(0, 1),
                List.of(
                        new Check("in order", GateOutcome.PASS, Map.of(), "nothing was found"),
                        new Check("not made", GateOutcome.SKIPPED, Map.of(), "nobody knows"),
                        new Check("warned & of", GateOutcome.WARN, Map.of(), "<small>"),
                        new Check("broken", GateOutcome.FAIL, Map.of(), "too much"),
                        new Check("lost", GateOutcome.ERROR, Map.of(), "cannot be told")));

        String xml = SurefireXml.xml(grade);

        assertThat(xml).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="mlmodel.churn" time="0" tests="4" errors="1" skipped="0" failures="1">
              <testcase name="recall[&lt;1H OCEAN] &gt;= 0.6" classname="mlmodel.churn" time="0">
                <system-out>passed</system-out>
              </testcase>
              <testcase name="warned &amp; of" classname="mlmodel.churn" time="0">
                <system-out>&lt;small&gt;</system-out>
              </testcase>
              <testcase name="broken" classname="mlmodel.churn" time="0">
                <failure message="too much" type="CheckFailed">too much</failure>
              </testcase>
              <testcase name="lost" classname="mlmodel.churn" time="0">
                <error message="cannot be told" type="CheckNotMade">cannot be told</error>
              </testcase>
            </testsuite>
            """);
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
        ConsoleSummary summary = ConsoleSummary.of(List.of(grade));
        assertThat(summary.counts()).isEqualTo("Tests run: 4, Failures: 1, Errors: 1, Skipped: 0");
        assertThat(summary.warnings()).containsExactly("churn: <small>");
        assertThat(summary.failures()).containsExactly("churn: too much", "churn: cannot be told");
        assertThat(summary.heading()).isEqualTo("There are failed checks.");
        assertThat(ConsoleSummary.of(List.of(grade, grade())).heading())
                .isEqualTo("There are failed gates and checks.");
        assertThat(grade.passing()).isFalse();
    }

    @Test
    void theConsoleCountsAsSurefireDoes() {
        ConsoleSummary summary = ConsoleSummary.of(List.of(grade(), grade()));

        assertThat(summary.counts()).isEqualTo("Tests run: 12, Failures: 2, Errors: 4, Skipped: 2");
        assertThat(summary.errors()).isEmpty();
        assertThat(summary.failures())
                .hasSize(6)
                .startsWith("churn: Gate 'accuracy >= 0.9' failed.", "churn: line\n\"end\"", "churn: too few rows");
        assertThat(summary.warnings()).containsExactly("churn: a & b", "churn: a & b");
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
                BASIS,
                false,
                "",
                List.of(
                        verdict("recall[<1H OCEAN] >= 0.6", GateOutcome.PASS, "passed"),
                        verdict("accuracy >= 0.9", GateOutcome.FAIL, "Gate 'accuracy >= 0.9' failed."),
                        verdict("f1_macro >= 0.9", GateOutcome.WARN, "a & b"),
                        verdict("roc_auc >= 0.9", GateOutcome.ERROR, "line\n\"end\""),
                        verdict("log_loss < 1", GateOutcome.INCONCLUSIVE, "too few rows"),
                        verdict("r\u00002", GateOutcome.SKIPPED, "-DskipTests")));
    }

    private static GateVerdict verdict(String gate, GateOutcome outcome, String sentence) {
        Gate any = Gate.atLeast("accuracy", 0.9);
        return new GateVerdict(new Gate(any.subject(), any.criterion(), any.severity(), gate), outcome, 0.5, sentence);
    }
}
