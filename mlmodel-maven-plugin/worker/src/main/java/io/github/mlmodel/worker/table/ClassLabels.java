package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The different values of a target column: their order, their number, and whether they are classes. */
public final class ClassLabels {

    /** Integers with more different values than that are taken for quantities. */
    private static final int MOST_CLASSES_OF_INTEGERS = 20;

    private static final int LONGEST_NUMBER = 15;

    private static final int SUSPICIOUSLY_MANY = 100;

    /** Characters that no font shows: soft hyphens, spaces without a width, marks of direction and of byte order. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u2060\\uFEFF]");

    /** Digits with a zero before them are as often codes as they are numbers. */
    private static final Pattern CODE = Pattern.compile("[-+]?0[0-9]+");

    private static final Comparator<String> BY_CODE_POINT = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private ClassLabels() {}

    /** Returns the task of numbers; nothing where they may be classes or quantities. */
    public static Optional<Task> task(Column.Numbers column) {
        Map<Double, Integer> counts = counts(column.values());
        if (counts.size() <= 2) {
            return Optional.of(Task.CLASSIFICATION);
        }
        return areQuantities(counts) ? Optional.of(Task.REGRESSION) : Optional.empty();
    }

    /** Returns whether numbers are too many, or too fine, to be classes. */
    public static boolean areQuantities(Column.Numbers column) {
        return areQuantities(counts(column.values()));
    }

    private static boolean areQuantities(Map<Double, Integer> counts) {
        return counts.size() > MOST_CLASSES_OF_INTEGERS
                || (counts.size() > 2 && !counts.keySet().stream().allMatch(value -> value == Math.rint(value)));
    }

    /** Returns the refusal of numbers whose task nothing says. */
    public static MlModelException withoutTask(Column.Numbers column) {
        Map<Double, Integer> counts = counts(column.values());
        List<String> listed = new ArrayList<>();
        counts.forEach((value, count) -> listed.add(NumberText.of(value) + " (" + count + ")"));
        return MlModelException.user(
                "Target column '" + Printable.text(column.name()) + "' holds integers with " + counts.size()
                        + " different values, which may be classes or quantities: " + String.join(", ", listed)
                        + ". Neither gates nor trainer tell which. Say it by <task>classification</task> or"
                        + " <task>regression</task>, or by a gate: accuracy is of classes, rmse of quantities.");
    }

    /** Counts numbers; stops soon after there are too many different ones to be classes. */
    private static Map<Double, Integer> counts(double[] values) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts.merge(value == 0 ? 0.0 : value, 1, Integer::sum);
                if (counts.size() > MOST_CLASSES_OF_INTEGERS) {
                    break;
                }
            }
        }
        return counts;
    }

    /** Returns whether all values are equal. */
    public static boolean oneNumber(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** Returns the labels sorted as numbers when all are numbers, else by code point. */
    public static List<String> sorted(String column, Column.Texts texts, int rows) {
        String[] labels = texts.dictionary().clone();
        if (labels.length > SUSPICIOUSLY_MANY && 2L * labels.length > rows) {
            throw MlModelException.user("Target column '" + Printable.text(column) + "' has " + labels.length
                    + " different labels in " + rows + " rows, for example '" + Printable.text(labels[0]) + "' and '"
                    + Printable.text(labels[1])
                    + "': too many to be classes. Check <target>.");
        }
        requireDifferent("Target column '" + Printable.text(column) + "'", List.of(labels));
        if (!Arrays.stream(labels).allMatch(label -> Double.isFinite(NumberText.parse(label)))) {
            Arrays.sort(labels, BY_CODE_POINT);
            return List.of(labels);
        }
        Arrays.sort(
                labels,
                Comparator.comparingDouble((String label) -> NumberText.parse(label))
                        .thenComparing(BY_CODE_POINT));
        return List.of(labels);
    }

    /**
     * Refuses classes that a person takes for one: they differ in case, in blanks, in what is not seen, in a dot at the end,
     * or as numbers and truth values are written.
     *
     * @param subject what has the classes, as a sentence begins with it
     */
    public static void requireDifferent(String subject, Collection<String> labels) {
        Map<String, String> truths =
                Spellings.truths(labels.stream().map(ClassLabels::plain).collect(Collectors.toSet()));
        Map<String, List<String>> spellings = new TreeMap<>();
        labels.stream().sorted(BY_CODE_POINT).forEach(label -> spellings
                .computeIfAbsent(truths.getOrDefault(plain(label), plain(label)), key -> new ArrayList<>())
                .add("'" + Printable.text(label) + "'"));
        Shown alike = new Shown();
        spellings.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> alike.add(
                        String.join(", ", same.subList(0, same.size() - 1)) + " and " + same.get(same.size() - 1)));
        if (!alike.isEmpty()) {
            throw MlModelException.user(subject
                    + " has classes that differ only in case, in blanks, in characters that are not seen, in a dot at the end,"
                    + " or in how a number or a truth value is written: " + alike.clauses()
                    + ". Write each class in one way.");
        }
    }

    /** Returns the classes that are the same number but for zeros in front, {@code '1' and '01'} each. */
    public static List<String> equalButForZeros(Collection<String> labels) {
        Map<String, List<String>> numbers = new TreeMap<>();
        for (String label : labels) {
            boolean number = Double.isFinite(NumberText.parse(label)) && label.length() <= LONGEST_NUMBER;
            if (number) {
                numbers.computeIfAbsent(NumberText.of(NumberText.parse(label) + 0.0), key -> new ArrayList<>())
                        .add("'" + Printable.text(label) + "'");
            }
        }
        return numbers.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> String.join(", ", same.subList(0, same.size() - 1)) + " and " + same.get(same.size() - 1))
                .toList();
    }

    private static String plain(String label) {
        String seen = Normalizer.normalize(UNSEEN.matcher(label).replaceAll(""), Normalizer.Form.NFC);
        String plain = folded(spaced(seen));
        double number = NumberText.parse(plain);
        // Longer ones than a double holds are told apart by their digits, and codes by their zeros.
        if (Double.isFinite(number)
                && plain.length() <= LONGEST_NUMBER
                && !CODE.matcher(plain).matches()) {
            return NumberText.of(number == 0 ? 0 : number);
        }
        return plain.endsWith(".") && plain.length() > 1
                ? ValueText.trimmed(plain.substring(0, plain.length() - 1))
                : plain;
    }

    /** In Turkish, another letter than i, though both have an upper case I for Java. */
    private static final int DOTLESS_I = '\u0131';

    /** Returns a text in lower case, letter by letter: Maße are no Masse, which only have the upper case in common. */
    private static String folded(String text) {
        return text.codePoints()
                .map(letter -> letter == DOTLESS_I ? letter : Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns a text without blanks around it, whose others are spaces. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(ValueText.trimmed(text));
        for (int i = 0; i < spaced.length(); i++) {
            if (ValueText.isBlank(spaced.charAt(i))) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    /**
     * Returns the place of each row's label among the classes.
     *
     * @param heldBack the held-back rows
     * @throws MlModelException if a label of held-back rows is no class, or a class has no held-back row
     */
    public static int[] among(List<String> classes, Column.Texts texts, OtherSide heldBack) {
        requireSame(texts.name(), classes, List.of(texts.dictionary()), heldBack);
        return places(classes, texts);
    }

    /** Returns the place of each row's label among the classes, all of which are known. */
    public static int[] places(List<String> classes, Column.Texts texts) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            places.put(classes.get(i), i);
        }
        int[] placeOfCode = Arrays.stream(texts.dictionary())
                .mapToInt(label -> Objects.requireNonNull(places.get(label)))
                .toArray();
        int[] labels = new int[texts.codes().length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = placeOfCode[texts.codes()[row]];
        }
        return labels;
    }

    /**
     * Compares the classes of both sides.
     *
     * @param classes those trained on
     * @param found the labels of held-back rows
     * @param heldBack the held-back rows
     * @throws MlModelException naming the classes that either side lacks
     */
    public static void requireSame(String column, List<String> classes, List<String> found, OtherSide heldBack) {
        List<String> unknown = without(found, classes);
        List<String> absent = without(classes, found);
        List<String> sentences = new ArrayList<>();
        if (!unknown.isEmpty()) {
            sentences.add(subject(unknown, column) + " in " + heldBack.words()
                    + " but absent from the training rows, whose classes are " + Names.list(classes) + "."
                    + spellings(unknown, classes) + " Write labels alike"
                    + (heldBack.mover() == null
                            ? ", or train on rows of each."
                            : ", change " + heldBack.mover() + ", or give a <testSource>."));
        }
        if (!absent.isEmpty()) {
            sentences.add(subject(absent, column) + " absent from " + heldBack.words()
                    + (heldBack.mover() == null
                            ? ". Give it rows of every class."
                            : ". Change " + heldBack.mover() + ", or give a <testSource> with rows of every class."));
        }
        if (!sentences.isEmpty()) {
            throw MlModelException.user(Anchor.ABSENT_CLASS, String.join("\n", sentences));
        }
    }

    /** Says which of them a person takes for a class that there is. */
    private static String spellings(List<String> unknown, List<String> classes) {
        Shown alike = new Shown();
        for (String label : unknown) {
            classes.stream()
                    .filter(known -> plain(known).equals(plain(label)))
                    .findFirst()
                    .ifPresent(known -> alike.add(
                            "'" + Printable.text(label) + "' is '" + Printable.text(known) + "' written otherwise"));
        }
        return alike.isEmpty() ? "" : " It seems that " + alike.list() + ".";
    }

    private static String subject(List<String> labels, String column) {
        return (labels.size() == 1 ? "Class " : "Classes ")
                + Names.list(labels.stream()
                        .map(label -> "'" + Printable.text(label) + "'")
                        .toList())
                + " of target column '" + Printable.text(column) + "' " + (labels.size() == 1 ? "is" : "are");
    }

    private static List<String> without(List<String> labels, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return labels.stream().filter(label -> !known.contains(label)).toList();
    }
}
