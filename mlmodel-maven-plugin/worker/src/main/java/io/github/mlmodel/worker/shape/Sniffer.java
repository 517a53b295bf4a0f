package io.github.mlmodel.worker.shape;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.CsvFormat.Edges;
import io.github.mlmodel.worker.record.FirstRecords;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.record.Lines;
import io.github.mlmodel.worker.record.StrictText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/** Finds out how a file is written, from what the user declared, the file's name, and its first lines. */
public final class Sniffer {

    /** What is tried where no delimiter is declared. */
    static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private static final int SAMPLED_CHARS = 1 << 16;

    private static final int SAMPLED_RECORDS = 100;

    private Sniffer() {}

    /** Returns the format of the files. */
    public static CsvFormat format(TextFormat written, SourceFile file) {
        ForeignFile.refuse(file);
        Charset encoding = encoding(written.encoding());
        char quote = quote(written.quote());
        boolean header = written.hasHeader();
        if (!header && written.columns().isEmpty()) {
            throw MlModelException.user("<header>false</header> in <dataset> leaves the columns of " + file.name()
                    + " without names. Name them, in order: <columns>first,second,…</columns>.");
        }
        String sample = sample(file, encoding);
        Optional<Character> separator =
                SeparatorLine.delimiter(sample, written.marks().skipLines(), file);
        Edges edges = new Edges(separator.isPresent(), false, false);
        CsvFormat format = new CsvFormat(',', quote, header, encoding, false, written.marks(), edges);
        char delimiter = written.delimiter() == null
                ? separator.orElseGet(() -> TextFormat.namesTabs(file.name()) ? '\t' : byContent(file, sample, format))
                : declared(written.delimiter());
        requireDifferent(delimiter, quote, written.marks());
        CsvFormat cut = format.withDelimiter(delimiter);
        return cut.withEdges(edges(written, cut, records(sample, cut, file)));
    }

    private static void requireDifferent(char delimiter, char quote, Marks marks) {
        if (delimiter == quote) {
            throw MlModelException.user("<delimiter> and <quote> in <dataset> are the same character '" + quote
                    + "'. Change one of them, or set <quote>none</quote>.");
        }
        String comment = marks.comment();
        if (comment != null && (comment.charAt(0) == delimiter || comment.charAt(0) == quote)) {
            throw MlModelException.user("<comment> in <dataset> is '" + Printable.text(comment)
                    + "', which begins as " + (comment.charAt(0) == quote ? "a quoted value" : "an empty value")
                    + " does. Remove it, and delete these lines from the data.");
        }
    }

    /** A delimiter stands behind the last value where it does so in every row: then no row has a value there. */
    private static Edges edges(TextFormat written, CsvFormat format, List<FirstRecord> records) {
        List<FirstRecord> rows = records.subList(Math.min(format.header() ? 1 : 0, records.size()), records.size());
        if (rows.size() < 2 || format.blanks()) {
            return format.edges();
        }
        int columns = written.columns().size();
        boolean behindNames = false;
        if (format.header()) {
            List<String> names = records.get(0).values();
            columns = names.size();
            behindNames = columns > 1
                    && names.get(columns - 1).isEmpty()
                    && names.subList(0, columns - 1).stream().noneMatch(String::isBlank);
            columns -= behindNames ? 1 : 0;
        }
        int width = columns;
        boolean behindValues = rows.stream()
                .allMatch(row ->
                        row.size() == width + 1 && row.values().get(width).isEmpty());
        boolean plain = rows.stream().allMatch(row -> row.size() == width);
        return behindValues || (behindNames && plain)
                ? new Edges(format.edges().separatorLine(), behindNames, behindValues)
                : format.edges();
    }

    static Charset encoding(String declared) {
        try {
            return Charset.forName(declared);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw MlModelException.user(
                    "Encoding '" + declared + "' in <dataset><encoding> is not known to this Java."
                            + " Use a name such as UTF-8, ISO-8859-1, windows-1252 or UTF-16.",
                    e);
        }
    }

    private static char quote(String declared) {
        if (declared.equals("none")) {
            return CsvFormat.NO_QUOTE;
        }
        if (declared.length() != 1 || isLineEnd(declared.charAt(0)) || Character.isSurrogate(declared.charAt(0))) {
            throw MlModelException.user("Quote '" + declared
                    + "' in <dataset><quote> is not one character. Use one, for example ', or none.");
        }
        return declared.charAt(0);
    }

    private static char declared(String written) {
        if (written.equals(TextFormat.BLANKS)) {
            return CsvFormat.BLANKS;
        }
        String delimiter = written.equals("\\t") || written.equalsIgnoreCase(TextFormat.TAB) ? "\t" : written;
        if (delimiter.length() != 1 || isLineEnd(delimiter.charAt(0)) || Character.isSurrogate(delimiter.charAt(0))) {
            throw MlModelException.user("Delimiter '" + written
                    + "' in <dataset><delimiter> is not one character. Use one, for example ;, or tab, or blanks.");
        }
        return delimiter.charAt(0);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** The delimiter that gives the most records the same number of values, two at least; else the comma. */
    static char byContent(SourceFile file, String sample, CsvFormat format) {
        char best = ',';
        long bestScore = 0;
        for (char delimiter : DELIMITERS) {
            if (delimiter != format.quote() && !format.beginsComment(delimiter)) {
                long score = score(records(sample, format.withDelimiter(delimiter), file));
                if (score > bestScore) {
                    best = delimiter;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static long score(List<FirstRecord> records) {
        if (records.isEmpty() || records.get(0).size() < 2) {
            return 0;
        }
        int values = records.get(0).size();
        long equal = records.stream().filter(row -> row.size() == values).count();
        return equal * 1_000_000 / records.size() * 1_000_000 + values;
    }

    /** Returns the first records of a sample. */
    public static List<FirstRecord> records(String sample, CsvFormat format, SourceFile file) {
        try {
            return FirstRecords.of(new StringReader(sample), format, SAMPLED_RECORDS, ColumnNames.MAX_COLUMNS + 1);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Returns a file's first lines. */
    public static String sample(SourceFile file, Charset encoding) {
        char[] chars = new char[SAMPLED_CHARS];
        int length = 0;
        try (Reader text = StrictText.of(file.look(), encoding)) {
            while (length < chars.length) {
                int count = text.read(chars, length, chars.length - length);
                if (count < 0) {
                    return new String(chars, 0, length);
                }
                length += count;
            }
        } catch (StrictText.BadByteException e) {
            throw Lines.badByte(file.file(), encoding);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        String sample = new String(chars, 0, length);
        int lastLineEnd = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
        return lastLineEnd > 0 ? sample.substring(0, lastLineEnd) : sample;
    }
}
