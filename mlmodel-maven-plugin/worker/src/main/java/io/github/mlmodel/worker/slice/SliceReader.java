package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the columns that slices go by, of the rows of a request and in their order. They need not be columns of the model, and
 * what is read of them is in no digest of rows.
 */
final class SliceReader {

    private SliceReader() {}

    /**
     * Reads columns.
     *
     * @throws io.github.mlmodel.model.MlModelException if one is not in the data
     */
    static SliceTexts read(ReadRequest rows, Set<String> columns) {
        Table table = table(rows, columns, Integer.MAX_VALUE);
        Function<String, NumberForm> forms = forms(rows.source());
        MissingTexts missing = new MissingTexts(rows.source().missing());
        Map<String, Column.Texts> texts = new HashMap<>();
        for (Column column : table.columns()) {
            if (columns.contains(column.name())) {
                texts.put(column.name(), plain(texts(column), forms.apply(column.name()), missing));
            }
        }
        return new SliceTexts(table.rows(), texts);
    }

    /** Reads a column likewise, as it is written. */
    static Column.Texts written(ReadRequest rows, String column) {
        return texts(table(rows, Set.of(column), Integer.MAX_VALUE).column(column));
    }

    /**
     * Reads a column's first row, or more where that is all that can be read.
     *
     * @throws io.github.mlmodel.model.MlModelException if it is not in the data
     */
    static Table first(ReadRequest rows, String column) {
        return table(rows, Set.of(column), 1);
    }

    private static Table table(ReadRequest rows, Set<String> columns, int most) {
        ReadRequest request = of(rows, columns);
        return TableReader.texts(request, columns, most)
                .orElseGet(() -> TableReader.read(request).table());
    }

    /** Asks for these columns alone, and for the one that decides whether a row has what is predicted. */
    private static ReadRequest of(ReadRequest rows, Set<String> columns) {
        Set<String> asked = new HashSet<>(columns);
        asked.add(rows.roles().target());
        return new ReadRequest(
                rows.source(),
                rows.roles(),
                rows.split(),
                rows.files(),
                rows.seed(),
                rows.declared(),
                asked,
                rows.threads(),
                rows.progress());
    }

    private static Function<String, NumberForm> forms(Source.Table source) {
        return source.written(delimited -> delimited.format().numberForms(), custom -> column -> NumberForm.PLAIN);
    }

    /** Rows of an artifact's own source have numbers in place of texts. */
    private static Column.Texts texts(Column column) {
        if (column instanceof Column.Texts texts) {
            return texts;
        }
        double[] values = ((Column.Numbers) column).values();
        Map<Double, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            int next = known.size();
            codes[row] = Double.isNaN(values[row]) ? -1 : known.computeIfAbsent(values[row], value -> next);
        }
        String[] dictionary = known.keySet().stream().map(NumberText::of).toArray(String[]::new);
        return new Column.Texts(column.name(), dictionary, codes);
    }

    /** Takes the dress off numbers, and what means "no value" out. */
    private static Column.Texts plain(Column.Texts texts, NumberForm form, MissingTexts missing) {
        String[] dictionary = texts.dictionary();
        boolean[] none = new boolean[dictionary.length];
        String[] plain = new String[dictionary.length];
        for (int code = 0; code < none.length; code++) {
            char[] chars = dictionary[code].toCharArray();
            none[code] = missing.contains(chars, 0, chars.length);
            plain[code] = form.isPlain()
                    ? dictionary[code]
                    : form.plain(dictionary[code]).orElse(dictionary[code]);
        }
        int[] codes = Arrays.stream(texts.codes())
                .map(code -> code < 0 || none[code] ? -1 : code)
                .toArray();
        return new Column.Texts(texts.name(), plain, codes);
    }
}
