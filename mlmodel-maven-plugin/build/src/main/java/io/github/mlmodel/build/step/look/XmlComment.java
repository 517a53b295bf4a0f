package io.github.mlmodel.build.step.look;

import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Writes comments of XML, on as many lines as they need. */
final class XmlComment {

    private static final int WIDEST = 120;

    private XmlComment() {}

    /** Returns the lines of a comment, with blanks before each. */
    static List<String> lines(String indent, String text) {
        // Two hyphens end a comment.
        String safe = Printable.message(text).replaceAll("-(?=-)", "- ");
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent + "<!--");
        for (String word : safe.split("\\s+", -1)) {
            if (line.length() + word.length() + 1 > WIDEST && !line.toString().isBlank()) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "    ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.append(" -->").toString());
        return lines;
    }
}
