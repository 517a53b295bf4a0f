package io.github.mlmodel.worker.source;

import io.github.mlmodel.worker.read.Dictionary;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.table.Column;
import java.util.Arrays;
import java.util.List;

/** The kept values of a column while more are read: as numbers, as texts, or as both. */
final class GrowingColumn {

    private static final int FIRST_ROWS = 1024;

    private final String name;
    private final boolean asNumbers;
    private final boolean looks;
    private boolean asTexts;
    private Dictionary dictionary = new Dictionary();
    private double[] numbers;
    private int[] codes;
    private int rows;

    /** Makes a column; one that {@code looks} keeps nothing but its different texts. */
    GrowingColumn(String name, boolean asNumbers, boolean asTexts, boolean looks) {
        this.name = name;
        this.asNumbers = asNumbers;
        this.asTexts = asTexts;
        this.looks = looks;
        this.numbers = new double[asNumbers && !looks ? FIRST_ROWS : 0];
        this.codes = new int[asTexts && !looks ? FIRST_ROWS : 0];
    }

    String name() {
        return name;
    }

    boolean isOfNumbers() {
        return asNumbers;
    }

    boolean isOfTexts() {
        return asTexts;
    }

    /** Adds a row's value; {@code text} is empty where there is none, and is not looked at in a column of numbers alone. */
    void add(double number, String text) {
        if (looks) {
            look(text);
        } else {
            keep(number, text);
        }
    }

    private void look(String text) {
        if (asTexts && !text.isEmpty()) {
            dictionary.add(text);
        }
    }

    private void keep(double number, String text) {
        if (asNumbers) {
            numbers = rows == numbers.length ? Arrays.copyOf(numbers, grown(rows)) : numbers;
            numbers[rows] = number;
        }
        if (asTexts) {
            codes = rows == codes.length ? Arrays.copyOf(codes, grown(rows)) : codes;
            codes[rows] = text.isEmpty() ? -1 : dictionary.add(text);
            if (asNumbers && dictionary.size() > ReadOutcome.MOST_LABELS) {
                // Numbers with so many values are no classes.
                asTexts = false;
                codes = new int[0];
                dictionary = new Dictionary();
            }
        }
        rows++;
    }

    List<String> differentTexts() {
        return List.of(dictionary.texts());
    }

    Column.Numbers numbers() {
        return new Column.Numbers(name, Arrays.copyOf(numbers, rows));
    }

    Column.Texts texts() {
        return new Column.Texts(name, dictionary.texts(), Arrays.copyOf(codes, rows));
    }

    private static int grown(int rows) {
        return (int) Math.min(2L * rows, Integer.MAX_VALUE - 8);
    }
}
