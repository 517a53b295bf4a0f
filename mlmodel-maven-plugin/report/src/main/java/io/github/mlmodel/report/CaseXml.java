package io.github.mlmodel.report;

/** One test case of a report in Surefire's schema. */
final class CaseXml {

    private CaseXml() {}

    /** Returns a case; all texts are escaped already. */
    static String of(String name, String suite, String outcome) {
        return "  <testcase name=\"" + name + "\" classname=\"" + suite + "\" time=\"0\""
                + (outcome.isEmpty() ? "/>\n" : ">\n    " + outcome + "\n  </testcase>\n");
    }

    static String error(String type, String sentence) {
        return "<error message=\"" + sentence + "\" type=\"" + type + "\">" + sentence + "</error>";
    }

    static String failure(String type, String sentence) {
        return "<failure message=\"" + sentence + "\" type=\"" + type + "\">" + sentence + "</failure>";
    }
}
