package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;

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
        Path file = folder.resolve("TEST-mlmodel." + grade.model() + ".xml");
        AtomicFiles.write(file, xml(grade));
        return file;
    }

    /** Returns the report. */
    public static String xml(Grade grade) {
        String suite = Markup.escape("mlmodel." + grade.model());
        GateCounts counts = GateCounts.of(grade);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<testsuite name=\"" + suite + "\" time=\"0\" tests=\"" + counts.run() + "\" errors=\""
                        + counts.errors() + "\" skipped=\"" + counts.skipped() + "\" failures=\"" + counts.failures()
                        + "\">\n");
        for (GateVerdict verdict : grade.verdicts()) {
            xml.append("  <testcase name=\"" + Markup.escape(verdict.gate().text()) + "\" classname=\"" + suite
                    + "\" time=\"0\"");
            String outcome = outcome(verdict);
            xml.append(outcome.isEmpty() ? "/>\n" : ">\n    " + outcome + "\n  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String outcome(GateVerdict verdict) {
        String sentence = Markup.escape(verdict.sentence());
        return switch (verdict.outcome()) {
            case PASS -> "";
            case WARN -> "<system-out>" + sentence + "</system-out>";
            case FAIL -> "<failure message=\"" + sentence + "\" type=\"GateFailed\">" + sentence + "</failure>";
            case ERROR, INCONCLUSIVE ->
                "<error message=\"" + sentence + "\" type=\"GateNotJudged\">" + sentence + "</error>";
            case SKIPPED -> "<skipped message=\"" + sentence + "\"/>";
        };
    }
}
