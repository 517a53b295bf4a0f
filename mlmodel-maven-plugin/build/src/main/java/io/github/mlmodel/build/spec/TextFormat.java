package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.column.NumberForm;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a table is written. What is absent is found out.
 *
 * @param delimiter one character, {@code tab}, or {@code blanks}; absent means by the file's name, then by its first lines
 * @param header whether the first line holds names; absent means yes unless {@code columns} is given
 * @param columns names that go before those of the first line; empty when that has them
 * @param quote the quote character, or {@code none}
 * @param encoding a charset's name
 * @param missing texts that mean "no value", beside the empty one
 * @param numbers how numbers are written, by columns, where that is not plain
 * @param marks what stands in the files beside the values
 */
public record TextFormat(
        @Nullable String delimiter,
        @Nullable Boolean header,
        List<String> columns,
        @KeyDefault(TextFormat.DEFAULT_QUOTE) String quote,
        @KeyDefault(TextFormat.DEFAULT_ENCODING) String encoding,
        List<String> missing,
        List<NumberFormat> numbers,
        Marks marks) {

    /** Makes a format of plain numbers. */
    public TextFormat(
            @Nullable String delimiter,
            @Nullable Boolean header,
            List<String> columns,
            String quote,
            String encoding,
            List<String> missing,
            Marks marks) {
        this(delimiter, header, columns, quote, encoding, missing, List.of(), marks);
    }

    /** The quote unless the user says otherwise. */
    public static final String DEFAULT_QUOTE = "\"";

    /** No character is a quote, in words. */
    public static final String NO_QUOTE = "none";

    /** The encoding unless the user says otherwise. */
    public static final String DEFAULT_ENCODING = "UTF-8";

    /** The delimiter of files whose name says so, in words. */
    public static final String TAB = "tab";

    /** One blank or tabulator, or several, in words. */
    public static final String BLANKS = "blanks";

    /** A format of which nothing is said. */
    public static final TextFormat FOUND_OUT =
            new TextFormat(null, null, List.of(), DEFAULT_QUOTE, DEFAULT_ENCODING, List.of(), List.of(), Marks.NONE);

    /** Copies the lists. */
    public TextFormat {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
        numbers = List.copyOf(numbers);
    }

    /** Returns the same format of files whose first line holds values, and whose columns have these names. */
    public TextFormat withoutHeader(List<String> names) {
        return new TextFormat(delimiter, false, names, quote, encoding, missing, numbers, marks);
    }

    /** Returns the same format of files whose first line is passed over for these names. */
    public TextFormat withNamesInPlace(List<String> names) {
        return new TextFormat(delimiter, true, names, quote, encoding, missing, numbers, marks);
    }

    /** Returns the same format with another encoding. */
    public TextFormat withEncoding(String other) {
        return new TextFormat(delimiter, header, columns, quote, other, missing, numbers, marks);
    }

    /** Returns the same format with another quote, or {@link #NO_QUOTE}. */
    public TextFormat withQuote(String other) {
        return new TextFormat(delimiter, header, columns, other, encoding, missing, numbers, marks);
    }

    /** Returns the same format with other texts that mean "no value". */
    public TextFormat withMissing(List<String> texts) {
        return new TextFormat(delimiter, header, columns, quote, encoding, texts, numbers, marks);
    }

    /** Returns the same format with numbers that are written otherwise. */
    public TextFormat withNumbers(List<NumberFormat> formats) {
        return new TextFormat(delimiter, header, columns, quote, encoding, missing, formats, marks);
    }

    /** Returns a function that knows at once how the numbers of a column are written, for there may be tens of thousands. */
    public Function<String, NumberForm> numberForms() {
        Map<String, NumberForm> known = new HashMap<>();
        numbers.forEach(format -> format.columns().forEach(column -> known.putIfAbsent(column, format.form())));
        NumberForm others = numbersOf("");
        return column -> known.getOrDefault(column, others);
    }

    private NumberForm numbersOf(String column) {
        return numbers.stream()
                .filter(format -> format.columns().contains(column))
                .findFirst()
                .or(() -> numbers.stream()
                        .filter(format -> format.columns().isEmpty())
                        .findFirst())
                .map(NumberFormat::form)
                .orElse(NumberForm.PLAIN);
    }

    /** Returns the same format with another delimiter. */
    public TextFormat withDelimiter(String other) {
        return new TextFormat(other, header, columns, quote, encoding, missing, numbers, marks);
    }

    /** Returns the same format with other marks. */
    public TextFormat withMarks(Marks other) {
        return new TextFormat(delimiter, header, columns, quote, encoding, missing, numbers, other);
    }

    /** Returns whether the first line holds names. */
    public boolean hasHeader() {
        return header != null ? header : columns.isEmpty();
    }

    /** Returns the format with what a file's name says of it: tabs, where no delimiter is declared. */
    public TextFormat named(String file) {
        return delimiter == null && namesTabs(file)
                ? new TextFormat(TAB, header, columns, quote, encoding, missing, numbers, marks)
                : this;
    }

    /** Returns whether a file's name says that tabs stand between its values. */
    public static boolean namesTabs(String file) {
        String plain = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return plain.endsWith(".tsv") || plain.endsWith(".tab");
    }
}
