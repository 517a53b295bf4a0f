import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A set given as NAME-train.csv and NAME-test.csv, whose rows are taken together, and divided anew by each seed into fifths,
 * each with its share of each class: a part is one of them to test, and the others to learn from.
 */
record FileTrials(String name, Labelled all) implements Trials {

    /** A target of more whole numbers is a number. */
    private static final int MOST_CLASSES = 20;

    /** Of fewer whole numbers none would predict one as a number. */
    private static final int FEWEST_NUMBERS = 5;

    /** A column of texts of which more are different, with so many words, is of texts. */
    private static final double TEXTS = 0.5;

    private static final int WORDS = 3;

    private static final String TARGET = "target";

    /** Returns the sets of a folder; whole numbers that are few are predicted as classes, and as numbers, too. */
    static List<Trials> in(Path folder) throws IOException {
        List<Trials> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith("-train.csv")).sorted().toList();
        }
        for (Path train : files) {
            String name = train.getFileName().toString().replaceFirst("-train[.]csv$", "");
            List<List<String>> records = records(train);
            List<List<String>> more = records(train.resolveSibling(name + "-test.csv"));
            int target = records.get(0).indexOf(TARGET);
            if (target < 0) {
                System.err.println(name + " is left out: it has no column '" + TARGET + "'.");
                continue;
            }
            records.addAll(more.subList(1, more.size()));
            List<String> header = records.remove(0);
            List<Column> columns = new ArrayList<>();
            List<ColumnKind> kinds = new ArrayList<>();
            for (int c = 0; c < header.size(); c++) {
                if (c != target) {
                    columns.add(column(header.get(c), records, c));
                    kinds.add(kind(columns.get(columns.size() - 1)));
                }
            }
            Table table = new Table(records.size(), columns);
            Optional<double[]> numbers = numbers(records, target);
            long distinct = records.stream().map(record -> record.get(target)).distinct().count();
            boolean whole = numbers.isPresent() && Arrays.stream(numbers.get()).allMatch(value -> value == Math.rint(value));
            boolean classes = numbers.isEmpty() || (whole && distinct <= MOST_CLASSES);
            if (classes) {
                found.add(new FileTrials(name, new Labelled(table, kinds, ids(records, target), (int) distinct)));
            }
            if (numbers.isPresent() && (!classes || distinct >= FEWEST_NUMBERS)) {
                found.add(new FileTrials(classes ? name + "-as-numbers" : name, new Labelled(table, kinds, numbers.get(), 0)));
            }
        }
        return found;
    }

    @Override
    public Trial of(long seed, int part) {
        Random random = new Random(seed);
        Map<Double, List<Integer>> rowsByClass = new TreeMap<>();
        for (int row = 0; row < all.rows(); row++) {
            rowsByClass.computeIfAbsent(all.classes() == 0 ? 0 : all.target()[row], k -> new ArrayList<>()).add(row);
        }
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (List<Integer> rows : rowsByClass.values()) {
            Collections.shuffle(rows, random);
            for (int i = 0; i < rows.size(); i++) {
                (i % PARTS == part ? test : train).add(rows.get(i));
            }
        }
        return new Trial(name, all.select(sorted(train)), all.select(sorted(test)));
    }

    private static int[] sorted(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static Column column(String name, List<List<String>> records, int at) {
        Optional<double[]> numbers = numbers(records, at);
        if (numbers.isPresent()) {
            return new Column.Numbers(name, numbers.get());
        }
        Map<String, Integer> codes = new LinkedHashMap<>();
        int[] rows = new int[records.size()];
        for (int row = 0; row < rows.length; row++) {
            String text = records.get(row).get(at);
            int next = codes.size();
            rows[row] = text.isEmpty() ? -1 : codes.computeIfAbsent(text, key -> next);
        }
        return new Column.Texts(name, codes.keySet().toArray(String[]::new), rows);
    }

    private static ColumnKind kind(Column column) {
        if (!(column instanceof Column.Texts texts)) {
            return ColumnKind.NUMERIC;
        }
        double words = Arrays.stream(texts.dictionary()).mapToInt(text -> text.split(" ").length).average().orElse(0);
        return texts.dictionary().length > TEXTS * texts.codes().length && words > WORDS ? ColumnKind.TEXT : ColumnKind.CATEGORICAL;
    }

    private static Optional<double[]> numbers(List<List<String>> records, int at) {
        double[] numbers = new double[records.size()];
        try {
            for (int row = 0; row < numbers.length; row++) {
                String text = records.get(row).get(at);
                numbers[row] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    private static double[] ids(List<List<String>> records, int at) {
        Set<String> labels = new java.util.TreeSet<>();
        records.forEach(record -> labels.add(record.get(at)));
        List<String> sorted = List.copyOf(labels);
        Map<String, Integer> ids = new LinkedHashMap<>();
        sorted.forEach(label -> ids.put(label, ids.size()));
        return records.stream().mapToDouble(record -> ids.get(record.get(at))).toArray();
    }

    /** Returns the records of a CSV file, header included (RFC 4180). */
    private static List<List<String>> records(Path file) throws IOException {
        String text = Files.readString(file);
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return records;
    }
}
