package io.github.mlmodel.report;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.file.AtomicFiles;
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
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<testsuite name=\"" + suite + "\" time=\"0\" tests=\"" + counts.run() + "\" errors=\""
                        + counts.errors() + "\" skipped=\"" + counts.skipped() + "\" failures=\"" + counts.failures()
                        + "\">\n");
        if (unevaluated != null) {
            xml.append(testCase("evaluation", suite, error("ModelNotEvaluated", Markup.escape(unevaluated))));
        }
        List<String> names = GateNames.of(grade.verdicts());
        for (int i = 0; i < names.size(); i++) {
            xml.append(testCase(
                    Markup.escape(names.get(i)), suite, outcome(grade.verdicts().get(i))));
        }
        for (Check check : grade.findings()) {
            xml.append(testCase(Markup.escape(Printable.message(check.name())), suite, outcome(check)));
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String testCase(String name, String suite, String outcome) {
        return "  <testcase name=\"" + name + "\" classname=\"" + suite + "\" time=\"0\""
                + (outcome.isEmpty() ? "/>\n" : ">\n    " + outcome + "\n  </testcase>\n");
    }

    private static String error(String type, String sentence) {
        return "<error message=\"" + sentence + "\" type=\"" + type + "\">" + sentence + "</error>";
    }

    /** A check that found nothing is no test case: a suite of gates that pass has one for each of these. */
    private static String outcome(Check finding) {
        String sentence = Markup.escape(finding.sentence());
        return switch (finding.outcome()) {
            case FAIL -> failure("CheckFailed", sentence);
            case ERROR, INCONCLUSIVE -> error("CheckNotMade", sentence);
            case PASS, WARN, SKIPPED -> "<system-out>" + sentence + "</system-out>";
        };
    }

    private static String failure(String type, String sentence) {
        return "<failure message=\"" + sentence + "\" type=\"" + type + "\">" + sentence + "</failure>";
    }

    private static String outcome(GateVerdict verdict) {
        String sentence = Markup.escape(verdict.sentence());
        return switch (verdict.outcome()) {
            // A change has two values and the rows of both, which the gate's name does not tell.
            case PASS -> verdict.versus() == null ? "" : "<system-out>" + sentence + "</system-out>";
            case WARN -> "<system-out>" + sentence + "</system-out>";
            case FAIL -> failure("GateFailed", sentence);
            case ERROR, INCONCLUSIVE -> error("GateNotJudged", sentence);
            case SKIPPED -> "<skipped message=\"" + sentence + "\"/>";
        };
    }
}
