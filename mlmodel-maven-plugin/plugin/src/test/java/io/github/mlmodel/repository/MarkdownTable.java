package io.github.mlmodel.repository;

/** A table in Markdown. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    /** Begins one with the heads of its columns. */
    MarkdownTable(String... heads) {
        row(heads);
        text.append("|").append(" --- |".repeat(heads.length)).append('\n');
    }

    /** Adds a row. */
    void row(String... cells) {
        for (String cell : cells) {
            text.append("| ")
                    .append(cell.replace("|", "\\|").replace("\n", " "))
                    .append(' ');
        }
        text.append("|\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
