package io.github.mlmodel.report;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.schema.SchemaVerdict;
import io.github.mlmodel.model.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grade as a test report in Surefire's schema, so that every CI shows gates among the tests. One test case a gate, in
 * the order of the gates; the same grade gives the same bytes: no times, no host, no properties.
 */
public final class SurefireXml {

    private SurefireXml() {}

    /**
     * Writes {@code TEST-mlmodel.<name>.xml}.
     *
     * @param folder where Surefire's reports are
     * @return the file
     */
    public static Path write(Grade grade, Path folder) throws IOException {
        return write(grade, xml(grade), folder);
    }

    /**
     * Writes the report of a model that could not be evaluated: an error of its own, before those of the gates.
     *
     * @param sentence why it could not
     * @param folder where Surefire's reports are
     * @return the file
     */
    public static Path writeUnevaluated(Grade grade, String sentence, Path folder) throws IOException {
        return write(grade, xml(grade, sentence), folder);
    }

    private static Path write(Grade grade, String xml, Path folder) throws IOException {
        Path file = folder.resolve("TEST-mlmodel." + grade.model() + ".xml");
        AtomicFiles.write(file, xml);
        return file;
    }

    /** Returns the report. */
    public static String xml(Grade grade) {
        return xml(grade, null);
    }

    private static String xml(Grade grade, @Nullable String unevaluated) {
        String suite = Markup.escape("mlmodel." + grade.model());
        GateCounts counts = GateCounts.of(grade).plus(unevaluated == null ? GateCounts.NONE : GateCounts.ONE_ERROR);
        StringBuilder xml = new StringBuilder(start(suite, counts));
        if (unevaluated != null) {
            xml.append(CaseXml.of("evaluation", suite, CaseXml.error("ModelNotEvaluated", Markup.escape(unevaluated))));
        }
        @Nullable SchemaVerdict schema = grade.basis().schema();
        if (schema != null) {
            xml.append(SchemaCases.of(schema, suite));
        }
        List<String> names = GateNames.of(grade.verdicts());
        for (int i = 0; i < names.size(); i++) {
            xml.append(CaseXml.of(
                    Markup.escape(names.get(i)), suite, outcome(grade.verdicts().get(i))));
        }
        for (Check check : grade.listed()) {
            xml.append(CaseXml.of(Markup.escape(Printable.message(check.name())), suite, outcome(check)));
        }
        return xml.append("</testsuite>\n").toString();
    }

    /**
     * Writes the report of a model that is not trained, because its data is not as its schema asks: a case a rule.
     *
     * @param folder where Surefire's reports are
     */
    public static void writeRefused(String model, SchemaVerdict schema, Path folder) throws IOException {
        String suite = Markup.escape("mlmodel." + model);
        AtomicFiles.write(
                folder.resolve("TEST-mlmodel." + model + ".xml"),
                start(suite, GateCounts.of(schema)) + SchemaCases.of(schema, suite) + "</testsuite>\n");
    }

    private static String start(String suite, GateCounts counts) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<testsuite name=\"" + suite + "\" time=\"0\" tests=\"" + counts.run() + "\" errors=\""
                + counts.errors() + "\" skipped=\"" + counts.skipped() + "\" failures=\"" + counts.failures()
                + "\">\n";
    }

    /**
     * A check that found nothing is no test case: a suite of gates that pass has one for each of these. A consumer's contract is
     * one in any case.
     */
    private static String outcome(Check listed) {
        String sentence = Markup.escape(listed.text());
        return switch (listed.outcome()) {
            case FAIL -> CaseXml.failure(listed.isOfConsumer() ? "ContractBroken" : "CheckFailed", sentence);
            case ERROR, INCONCLUSIVE ->
                CaseXml.error(listed.isOfConsumer() ? "ContractNotJudged" : "CheckNotMade", sentence);
            case PASS, WARN, SKIPPED -> "<system-out>" + sentence + "</system-out>";
        };
    }

    private static String outcome(GateVerdict verdict) {
        String sentence = Markup.escape(verdict.sentence());
        return switch (verdict.outcome()) {
            // Value, rows and interval are what the gate's name does not tell.
            case PASS, WARN -> "<system-out>" + sentence + "</system-out>";
            case FAIL -> CaseXml.failure("GateFailed", sentence);
            case ERROR -> CaseXml.error("GateNotJudged", sentence);
            case INCONCLUSIVE -> CaseXml.error("GateInconclusive", sentence);
            case SKIPPED -> "<skipped message=\"" + sentence + "\"/>";
        };
    }
}
