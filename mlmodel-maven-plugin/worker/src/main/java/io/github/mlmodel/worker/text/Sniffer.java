package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is written, from what the user declared, the file's name, and its first lines. */
final class Sniffer {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private static final int SAMPLED_CHARS = 1 << 16;
    private static final int SAMPLED_RECORDS = 100;

    private Sniffer() {}

    /** Returns the format of the files. */
    static CsvFormat format(TextFormat written, SourceFile file) {
        Charset encoding = encoding(written.encoding());
        char quote = quote(written.quote());
        boolean header = written.hasHeader();
        if (!header && written.columns().isEmpty()) {
            throw MlModelException.user("<header>false</header> in <dataset> leaves the columns of " + file.name()
                    + " without names. Name them, in order: <columns>first,second,…</columns>.");
        }
        char delimiter = delimiter(written.delimiter(), file, encoding, quote);
        if (delimiter == quote) {
            throw MlModelException.user("<delimiter> and <quote> in <dataset> are the same character '" + quote
                    + "'. Change one of them, or set <quote>none</quote>.");
        }
        return new CsvFormat(delimiter, quote, header, encoding, false);
    }

    private static Charset encoding(String declared) {
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

    private static char delimiter(@Nullable String declared, SourceFile file, Charset encoding, char quote) {
        if (declared == null) {
            return TextFormat.namesTabs(file.name()) ? '\t' : byContent(file, encoding, quote);
        }
        String delimiter = declared.equals("\\t") || declared.equalsIgnoreCase("tab") ? "\t" : declared;
        if (delimiter.length() != 1 || isLineEnd(delimiter.charAt(0)) || Character.isSurrogate(delimiter.charAt(0))) {
            throw MlModelException.user("Delimiter '" + declared
                    + "' in <dataset><delimiter> is not one character. Use one, for example ;, or tab.");
        }
        return delimiter.charAt(0);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** The delimiter that gives the most records the same number of values, two at least; else the comma. */
    private static char byContent(SourceFile file, Charset encoding, char quote) {
        String sample = sample(file, encoding);
        char best = ',';
        long bestScore = 0;
        for (char delimiter : DELIMITERS) {
            if (delimiter != quote) {
                long score = score(sample, new CsvFormat(delimiter, quote, true, encoding, false), file);
                if (score > bestScore) {
                    best = delimiter;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static long score(String sample, CsvFormat format, SourceFile file) {
        try {
            List<List<String>> records =
                    FirstRecords.of(new StringReader(sample), format, SAMPLED_RECORDS, ColumnNames.MAX_COLUMNS + 1);
            if (records.isEmpty() || records.get(0).size() < 2) {
                return 0;
            }
            int values = records.get(0).size();
            long equal = records.stream().filter(row -> row.size() == values).count();
            return equal * 1_000_000 / records.size() * 1_000_000 + values;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static String sample(SourceFile file, Charset encoding) {
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
