package io.github.mlmodel.worker.record;

import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.table.NumberText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and checks the names of the data's columns. */
public final class ColumnNames {

    /** The most columns that are read. */
    public static final int MAX_COLUMNS = 100_000;

    /** Bytes of the longest mark of byte order, that of UTF-32. */
    private static final int LONGEST_MARK = 4;

    private ColumnNames() {}

    /** Returns the names of the columns, which all files share. */
    public static List<String> of(TextFormat written, List<SourceFile> files, CsvFormat format) {
        List<String> first = firstRecord(files.get(0), format);
        for (SourceFile file : files) {
            List<String> names = file == files.get(0) ? first : firstRecord(file, format);
            if (format.header() && !names.equals(first)) {
                throw otherHeader(files.get(0), first, file, names);
            }
            if (names.size() > MAX_COLUMNS) {
                throw MlModelException.user("The first line of " + file.name() + " has more than " + MAX_COLUMNS
                        + " values, the most columns that are read. Check <delimiter> in <dataset>, or give fewer"
                        + " columns.");
            }
        }
        if (written.columns().isEmpty()) {
            checkHeader(first, files.get(0));
            return first;
        }
        checkDeclared(written.columns(), first, files.get(0));
        return written.columns();
    }

    /** Returns the first line's values. */
    public static List<String> firstRecord(SourceFile file, CsvFormat format) {
        List<String> values = firstRecords(file, format, 1).get(0).values();
        return format.edges().behindFirst(format.header())
                        && values.get(values.size() - 1).isEmpty()
                ? values.subList(0, values.size() - 1)
                : values;
    }

    /** Returns the first lines' values; at least one line. */
    public static List<FirstRecord> firstRecords(SourceFile file, CsvFormat format, int atMost) {
        try (Reader text = StrictText.of(file.look(), format.encoding())) {
            List<FirstRecord> records = FirstRecords.of(text, format, atMost, MAX_COLUMNS + 1);
            if (records.isEmpty()) {
                throw withoutRecords(file, format);
            }
            return records;
        } catch (TooLongException e) {
            throw MlModelException.user(
                    "Data file " + file.name() + " begins with a value of more than " + CsvFormat.LONGEST_VALUE
                            + " characters, the longest that is read. Check that it is a text with line ends, and"
                            + " <delimiter> and <quote> in <dataset>.",
                    e);
        } catch (StrictText.BadByteException e) {
            throw Lines.badByte(file.file(), format.encoding());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static MlModelException withoutRecords(SourceFile file, CsvFormat format) {
        if (format.quoting()) {
            long line = firstRecords(file, format.withoutQuotes(), 1).get(0).line();
            return MlModelException.user(file.name() + ":" + line
                    + " cannot be cut into values, for text stands behind a closing quote. Correct it, or check <delimiter>"
                    + " and <quote> in <dataset>.");
        }
        int above = format.marks().skipLines();
        return MlModelException.user(
                above > 0
                        ? "Data file " + file.name() + " has nothing below the " + Names.count(above, "line")
                                + " that <skipLines> in <dataset> passes over. Lower it, or give a file with rows."
                        : "Data file " + file.name() + instead(file, format) + ". Give a file with rows.");
    }

    /** Says what a file has in place of rows: it may not look empty. */
    private static String instead(SourceFile file, CsvFormat format) {
        if (format.edges().separatorLine()) {
            return " has nothing below its first line, which names the delimiter";
        }
        try (InputStream in = file.look()) {
            byte[] first = in.readNBytes(LONGEST_MARK + 1);
            if (first.length == 0) {
                return " is empty";
            }
            boolean marked = first.length <= LONGEST_MARK
                    && new String(first, StandardCharsets.ISO_8859_1).strip().length() == first.length;
            return marked
                    ? " has nothing but a mark of byte order (BOM)"
                    : " has nothing but blank lines"
                            + (format.marks().comment() == null ? "" : ", and those of <comment> in <dataset>");
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static MlModelException otherHeader(
            SourceFile firstFile, List<String> first, SourceFile file, List<String> names) {
        int at = 0;
        while (at < first.size() && at < names.size() && first.get(at).equals(names.get(at))) {
            at++;
        }
        return MlModelException.user("The header of " + file.name() + " is not that of " + firstFile.name()
                + ": column " + (at + 1) + " is " + nameAt(names, at) + ", not " + nameAt(first, at)
                + ". Files of one <source> need the same columns in the same order.");
    }

    private static String nameAt(List<String> names, int at) {
        return at < names.size() ? "'" + Printable.text(names.get(at)) + "'" : "absent";
    }

    private static void checkHeader(List<String> names, SourceFile file) {
        Shown violations = violations(names);
        if (violations.isEmpty()) {
            return;
        }
        boolean values = names.stream().anyMatch(name -> !Double.isNaN(NumberText.parse(name)));
        throw MlModelException.user("The header of " + file.name() + " is not usable: "
                + violations.clauses() + ". "
                + (values
                        ? "If the first line holds values, name the columns in <dataset>: <columns>first,second,…</columns>."
                        : "Name the columns in the file, or replace its names in <dataset> by <header>true</header> and"
                                + " <columns>first,second,…</columns>."));
    }

    private static void checkDeclared(List<String> declared, List<String> first, SourceFile file) {
        Shown violations = violations(declared);
        if (!violations.isEmpty()) {
            throw MlModelException.user(
                    "<columns> in <dataset> are not usable: " + violations.clauses() + ". Correct them.");
        }
        if (declared.size() != first.size()) {
            throw MlModelException.user("<columns> in <dataset> has " + Names.count(declared.size(), "name")
                    + ", but the first line of " + file.name() + " has " + Names.count(first.size(), "value")
                    + ". Give a name for each column, or check <delimiter>.");
        }
    }

    private static Shown violations(List<String> names) {
        Shown violations = new Shown();
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank()) {
                violations.add("column " + (i + 1) + " has no name");
            } else if (!seen.add(name) && told.add(name)) {
                violations.add(
                        "'" + Printable.text(name) + "' names " + Collections.frequency(names, name) + " columns");
            }
        }
        return violations;
    }
}
