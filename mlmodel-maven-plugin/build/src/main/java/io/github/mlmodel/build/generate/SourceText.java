package io.github.mlmodel.build.generate;

import java.util.Collection;
import java.util.TreeSet;

/** The text of a source file, line by line. */
final class SourceText {

    private final StringBuilder text = new StringBuilder();

    /** Begins a file: its package and what it imports. */
    SourceText(String packageName, Collection<String> imports) {
        lines("package " + packageName + ";", "");
        new TreeSet<>(imports).forEach(name -> lines("import " + name + ";"));
        lines("");
    }

    /** Adds lines. */
    SourceText lines(String... lines) {
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
