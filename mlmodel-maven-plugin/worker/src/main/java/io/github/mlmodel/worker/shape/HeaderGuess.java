package io.github.mlmodel.worker.shape;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.List;

/** Notices that a file's first line holds values, where the user has said nothing about it. */
final class HeaderGuess {

    private static final int SAMPLED = 100;
    private static final String GENERATED = "column";

    private HeaderGuess() {}

    /** Returns whether the user has said nothing of a header, nor named a column. */
    static boolean isOpen(TextFormat written, Roles roles) {
        boolean named = !roles.target().isEmpty() && !roles.target().matches(GENERATED + "[1-9][0-9]*");
        return written.header() == null && written.columns().isEmpty() && !named;
    }

    /** Returns the format with generated column names if the first line holds values. */
    static TextFormat withNames(TextFormat written, Roles roles, List<DataFile> files) {
        if (files.isEmpty() || !isOpen(written, roles)) {
            return written;
        }
        SourceFile file = new SourceFile(files.get(0));
        CsvFormat format = Sniffer.format(written, file);
        List<FirstRecord> records = ColumnNames.firstRecords(file, format, SAMPLED);
        List<String> first = ColumnNames.firstRecord(file, format);
        if (holdsValues(records)) {
            return written.withoutHeader(names(first.size()));
        }
        long blank = first.stream().filter(String::isBlank).count();
        List<String> usable = 2 * blank < first.size() ? usable(first) : first;
        return usable.equals(first) ? written : written.withNamesInPlace(usable);
    }

    /** Returns names with others in place of those that are absent or occur twice, as of the first column that pandas writes. */
    private static List<String> usable(List<String> names) {
        List<String> usable = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).isBlank() ? GENERATED + (i + 1) : names.get(i);
            String unique = name;
            for (int n = 2; usable.contains(unique) || (n > 2 && names.contains(unique)); n++) {
                unique = name + "_" + n;
            }
            usable.add(unique);
        }
        return usable;
    }

    /**
     * The first line holds values if no column of numbers has a text there, and a column of numbers has a number there or
     * a text there occurs again below.
     */
    static boolean holdsValues(List<FirstRecord> records) {
        List<String> first = records.get(0).values();
        boolean values = false;
        for (int i = 0; i < first.size(); i++) {
            int column = i;
            List<String> below = records.stream()
                    .skip(1)
                    .filter(row -> row.size() > column)
                    .map(row -> row.values().get(column))
                    .filter(value -> !value.isEmpty())
                    .toList();
            boolean numbers = !below.isEmpty() && below.stream().allMatch(HeaderGuess::isNumber);
            if (numbers && !isNumber(first.get(i)) && !first.get(i).isEmpty()) {
                return false;
            }
            values |= numbers || below.contains(first.get(i));
        }
        return values;
    }

    private static boolean isNumber(String text) {
        return !Double.isNaN(NumberText.parse(text));
    }

    private static List<String> names(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(GENERATED + i);
        }
        return names;
    }
}
