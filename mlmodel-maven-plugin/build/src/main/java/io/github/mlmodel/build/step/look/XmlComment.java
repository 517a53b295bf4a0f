package io.github.mlmodel.build.step.look;

import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Writes comments of XML, on as many lines as they need. */
final class XmlComment {

    private static final int WIDEST = 120;

    private static final String START = "<!--";

    /** As wide as what a comment starts with. */
    private static final String MARGIN = "    ";

    private XmlComment() {}

    /** Returns the lines of a comment, with blanks before each; lines of the text stay lines. */
    static List<String> lines(String indent, String text) {
        // Two hyphens end a comment.
        String safe = Printable.message(text).replaceAll("-(?=-)", "- ");
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent + START);
        for (String written : safe.split("\n", -1)) {
            if (line.length() > indent.length() + START.length()) {
                lines.add(line.toString());
                line = new StringBuilder(indent + MARGIN);
            }
            for (String word : written.strip().split("\\s+", -1)) {
                if (line.length() + word.length() + 1 > WIDEST
                        && !line.toString().isBlank()) {
                    lines.add(line.toString());
                    line = new StringBuilder(indent + MARGIN);
                }
                line.append(' ').append(word);
            }
        }
        lines.add(line.append(" -->").toString());
        return lines;
    }
}
