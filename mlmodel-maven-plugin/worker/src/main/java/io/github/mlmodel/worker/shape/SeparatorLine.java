package io.github.mlmodel.worker.shape;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.file.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A first line that names the delimiter, such as {@code sep=;}: what spreadsheets write for each other, and nobody else. */
final class SeparatorLine {

    private static final Pattern FORM = Pattern.compile("\"?sep=([^\"])\"?", Pattern.CASE_INSENSITIVE);

    /** What can only be meant as one: also what becomes of it where a spreadsheet takes it for a row and writes that. */
    private static final Pattern MEANT =
            Pattern.compile("\"?sep=(?:[^\\p{L}\\p{N}]*|tab|\\\\t)[,;\t|]*", Pattern.CASE_INSENSITIVE);

    private final List<String> lines;
    private final int skipped;

    private SeparatorLine(String sample, int skipped) {
        this.lines = sample.lines().toList();
        this.skipped = skipped;
    }

    /**
     * Returns the delimiter that a file's first line names, if it names one.
     *
     * @param sample the file's first lines
     * @param skipped how many of them are passed over
     * @throws MlModelException if such a line names none, or stands elsewhere, where it would be read as names or a row
     */
    static Optional<Character> delimiter(String sample, int skipped, SourceFile file) {
        SeparatorLine line = new SeparatorLine(sample, skipped);
        line.misplaced().ifPresent(at -> line.refuse(at, file));
        return line.named().map(form -> form.group(1).charAt(0));
    }

    /** Returns how many first lines have to be passed over because such a line names no delimiter, or stands elsewhere. */
    static OptionalInt toSkip(String sample) {
        OptionalInt misplaced = new SeparatorLine(sample, 0).misplaced();
        return misplaced.isPresent() ? OptionalInt.of(misplaced.getAsInt() + 1) : misplaced;
    }

    private Optional<MatchResult> named() {
        return lines.stream()
                .skip(skipped)
                .findFirst()
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private OptionalInt misplaced() {
        int from = Math.min(lines.size(), skipped + (named().isPresent() ? 1 : 0));
        return IntStream.range(from, lines.size())
                .filter(at -> !lines.get(at).isBlank())
                .limit(1)
                .filter(at -> FORM.matcher(lines.get(at)).matches()
                        || MEANT.matcher(lines.get(at)).matches())
                .findFirst();
    }

    private void refuse(int at, SourceFile file) {
        String line = lines.get(at);
        throw MlModelException.user(file.name() + ":" + (at + 1) + " is '" + Printable.text(line) + "', which "
                + (FORM.matcher(line).matches()
                        ? "names the delimiter in the first line alone. Delete it"
                        : "names no delimiter, which is one character, as in 'sep=;'. Correct or delete it")
                + ", or set <skipLines>" + (at + 1) + "</skipLines> in <dataset>.");
    }
}
