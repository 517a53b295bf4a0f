package io.github.mlmodel.worker.shape;

import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.table.NumberText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table in the first records of a file, perhaps below other lines.
 *
 * @param format how the records are cut
 * @param records the first records of the file
 * @param start the first one that is of the table
 * @param width values of a row
 * @param share how many of the records from there on have as many values
 */
record TableShape(CsvFormat format, List<FirstRecord> records, int start, int width, double share) {

    /** More lines stand above no table. */
    private static final int MOST_ABOVE = 50;

    /** A table whose last row is a total and which has nine others. */
    private static final double LEAST_SHARE = 0.9;

    private static final Comparator<TableShape> BEST = Comparator.comparing(TableShape::isNamed)
            .thenComparingDouble(TableShape::share)
            .thenComparing(Comparator.comparingInt(TableShape::start).reversed())
            .thenComparingInt(TableShape::width);

    /**
     * Returns the table that the file is most likely to hold.
     *
     * @param delimiterDeclared whether it is known what stands between values
     * @param target a name that the header should have, or empty
     */
    static Optional<TableShape> find(
            String sample, CsvFormat format, boolean delimiterDeclared, String target, SourceFile file) {
        Stream<CsvFormat> formats = delimiterDeclared ? Stream.of(format) : formats(format);
        return formats.map(cut -> of(cut, Sniffer.records(sample, cut, file), target))
                .flatMap(Optional::stream)
                .filter(shape -> shape.share >= LEAST_SHARE)
                .max(BEST);
    }

    /** Blanks come last, for they stand between words too. */
    private static Stream<CsvFormat> formats(CsvFormat format) {
        Stream.Builder<CsvFormat> formats = Stream.builder();
        for (char delimiter : Sniffer.DELIMITERS) {
            if (delimiter != format.quote() && !format.beginsComment(delimiter)) {
                formats.accept(format.withDelimiter(delimiter));
            }
        }
        formats.accept(format.withDelimiter(CsvFormat.BLANKS));
        return formats.build();
    }

    private static Optional<TableShape> of(CsvFormat format, List<FirstRecord> records, String target) {
        int width = width(records);
        Optional<String> mark = records.stream()
                .findFirst()
                .flatMap(first -> LineLook.mark(first.values().get(0)));
        for (int start = 0; start < Math.min(records.size() - 1, MOST_ABOVE); start++) {
            if (records.get(start).size() == width && (!format.header() || isHeader(records.get(start), target))) {
                long alike = records.stream()
                        .skip(start)
                        .filter(row -> row.size() == width || isComment(row, mark))
                        .count();
                double share = (double) alike / (records.size() - start);
                return areAbove(records.subList(0, start), width, target)
                        ? Optional.of(new TableShape(format, records, start, width, share))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isNamed() {
        return !format.header() || records.get(start).values().stream().noneMatch(String::isBlank);
    }

    private static boolean isComment(FirstRecord record, Optional<String> mark) {
        return mark.filter(record.values().get(0)::startsWith).isPresent();
    }

    /** The number of values that most records have, of those with several; 0 where there are none. */
    private static int width(List<FirstRecord> records) {
        Map<Integer, Integer> counts = new HashMap<>();
        records.stream().filter(row -> row.size() > 1).forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static boolean isHeader(FirstRecord record, String target) {
        List<String> names = record.values();
        return target.isEmpty()
                ? names.stream().noneMatch(name -> name.isBlank() || !Double.isNaN(NumberText.parse(name)))
                        && new HashSet<>(names).size() == names.size()
                : names.contains(target);
    }

    /** What stands above has hardly any values, or is a comment, or all is known by the name that the header has. */
    private static boolean areAbove(List<FirstRecord> records, int width, String target) {
        return records.stream().allMatch(record -> {
            long values =
                    record.values().stream().filter(value -> !value.isBlank()).count();
            return 2 * values <= width
                    || !target.isEmpty()
                    || LineLook.mark(record.values().get(0)).isPresent();
        });
    }
}
