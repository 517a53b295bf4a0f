package io.github.mlmodel.worker.shape;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.EncodingGuess;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.table.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Guesses how a file is written of which nobody has said anything: its encoding where that is UTF-16, comments, lines above
 * the header, escapes, blanks as the delimiter, and whether it has a header. What is guessed is proposed, and never used
 * for a training.
 */
public final class FormatGuess {

    private static final String ESCAPE = "\\";

    private FormatGuess() {}

    /** Returns the format with all that is guessed of the first file, where the user has chosen no target yet. */
    public static TextFormat of(TextFormat written, Roles roles, List<DataFile> files) {
        if (files.isEmpty() || !HeaderGuess.isOpen(written, roles)) {
            return written;
        }
        SourceFile file = new SourceFile(files.get(0));
        ForeignFile.refuse(file);
        TextFormat decoded = written.encoding().equals(TextFormat.DEFAULT_ENCODING)
                ? EncodingGuess.utf16(file).map(written::withEncoding).orElse(written)
                : written;
        return HeaderGuess.withNames(marked(decoded, file), roles, files);
    }

    private static TextFormat marked(TextFormat written, SourceFile file) {
        if (!written.marks().equals(Marks.NONE) || written.delimiter() != null) {
            return written;
        }
        OptionalInt above = SeparatorLine.toSkip(Sniffer.sample(file, Sniffer.encoding(written.encoding())));
        if (above.isPresent()) {
            return written.withMarks(Marks.NONE.withSkipLines(above.getAsInt()));
        }
        TextFormat escaped = written.withMarks(Marks.NONE.withEscape(ESCAPE));
        if (isEven(escaped, file)
                && records(escaped, file).size() > records(written, file).size()) {
            return escaped;
        }
        if (isEven(written, file)) {
            return written;
        }
        TextFormat blanks = written.withDelimiter(TextFormat.BLANKS);
        if (isEven(blanks, file)) {
            return blanks;
        }
        return comments(written, file)
                .or(() -> linesAbove(written, file))
                .or(() -> countsAbove(written, file))
                .orElse(written);
    }

    private static Optional<TextFormat> comments(TextFormat written, SourceFile file) {
        String sample = Sniffer.sample(file, Sniffer.format(written, file).encoding());
        Optional<String> mark =
                sample.lines().map(LineLook::mark).flatMap(Optional::stream).findFirst();
        return mark.map(begin -> marked(written, Marks.NONE.withComment(begin), file))
                .filter(format -> isEven(format, file));
    }

    private static Optional<TextFormat> linesAbove(TextFormat written, SourceFile file) {
        CsvFormat format = Sniffer.format(written, file);
        String sample = Sniffer.sample(file, format.encoding());
        return TableShape.find(sample, format, false, "", file)
                .filter(shape -> shape.start() > 0)
                .map(shape -> Math.toIntExact(shape.records().get(shape.start()).line() - 1))
                .map(lines -> marked(written, Marks.NONE.withSkipLines(lines), file));
    }

    /** Returns the format without a first line that has numbers, but fewer values than all others. */
    private static Optional<TextFormat> countsAbove(TextFormat written, SourceFile file) {
        List<String> first = records(written, file).stream()
                .findFirst()
                .map(FirstRecord::values)
                .orElse(List.of());
        return first.stream().anyMatch(value -> !Double.isNaN(NumberText.parse(value)))
                ? Optional.of(written.withMarks(Marks.NONE.withSkipLines(1))).filter(format -> isEven(format, file))
                : Optional.empty();
    }

    /** Returns the format with marks, and with blanks as the delimiter where no other one stands below them. */
    private static TextFormat marked(TextFormat written, Marks marks, SourceFile file) {
        TextFormat format = written.withMarks(marks);
        TextFormat blanks = format.withDelimiter(TextFormat.BLANKS);
        return !isEven(format, file) && isEven(blanks, file) ? blanks : format;
    }

    /** Returns whether all first records have the same number of values, of which there are several. */
    private static boolean isEven(TextFormat written, SourceFile file) {
        CsvFormat format = Sniffer.format(written, file);
        List<FirstRecord> records = records(written, file);
        if (records.size() < 2) {
            return false;
        }
        int names = records.get(0).size() - (format.edges().behindNames() ? 1 : 0);
        int values = names + (format.edges().behindValues() ? 1 : 0);
        boolean named = records.get(0).values().subList(0, names).stream()
                                .filter(String::isBlank)
                                .count()
                        * 2
                < names;
        return names > 1 && named && records.stream().skip(1).allMatch(row -> row.size() == values);
    }

    /** Returns the first records; fewer where a quote is followed by text. */
    private static List<FirstRecord> records(TextFormat written, SourceFile file) {
        CsvFormat format = Sniffer.format(written, file);
        return Sniffer.records(Sniffer.sample(file, format.encoding()), format, file);
    }
}
