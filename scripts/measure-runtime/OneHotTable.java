package io.github.mlmodel.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A CSV file with commas and no quotes as dense features: numbers as they are, a feature for each text of a column. */
final class OneHotTable {

    private final String target;
    private final List<String> names;
    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    final float[][] features;
    final String[] labels;

    OneHotTable(Path train, String target) throws IOException {
        this.target = target;
        List<String> lines = Files.readAllLines(train);
        names = List.of(lines.get(0).split(",", -1));
        List<String[]> rows = cells(lines);
        for (int column = 0; column < names.size(); column++) {
            TreeSet<String> values = new TreeSet<>();
            for (String[] row : rows) {
                values.add(row[column]);
            }
            if (!values.stream().allMatch(value -> value.isEmpty() || isNumber(value))) {
                texts.put(names.get(column), new ArrayList<>(values));
            }
        }
        features = features(rows);
        labels = rows.stream().map(row -> row[names.indexOf(target)]).toArray(String[]::new);
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String[]> cells(List<String> lines) {
        List<String[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].strip();
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Returns the features of other rows, of the same columns in any order. */
    float[][] other(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> order = List.of(lines.get(0).split(",", -1));
        List<String[]> rows = new ArrayList<>();
        for (String[] cells : cells(lines)) {
            rows.add(names.stream().map(name -> cells[order.indexOf(name)]).toArray(String[]::new));
        }
        return features(rows);
    }

    private float[][] features(List<String[]> rows) {
        float[][] found = new float[rows.size()][];
        for (int i = 0; i < found.length; i++) {
            List<Float> row = new ArrayList<>();
            for (int column = 0; column < names.size(); column++) {
                String cell = rows.get(i)[column];
                String name = names.get(column);
                if (texts.containsKey(name) && !name.equals(target)) {
                    texts.get(name).forEach(text -> row.add(text.equals(cell) ? 1f : 0f));
                } else if (!name.equals(target)) {
                    row.add(cell.isEmpty() ? Float.NaN : Float.parseFloat(cell));
                }
            }
            found[i] = new float[row.size()];
            for (int j = 0; j < found[i].length; j++) {
                found[i][j] = row.get(j);
            }
        }
        return found;
    }
}
