package io.github.mlmodel.repository;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A double of a further task: the product's sources with one more member, {@code Ranks}, in each closed family that a task has,
 * and nothing else.
 */
final class FurtherTask {

    /** The word for it, in every enum. */
    static final String CONSTANT = "RANKS";

    /**
     * The name of the family's method for all kinds. It is another one than the product's, which asks the same of the same
     * places: where an argument is missing beside lambdas, javac 17 dies of its own attempt to go on.
     */
    static final String CHOOSE = "decide";

    private static final String SPI = "spi/src/main/java/io/github/mlmodel/spi/";
    private static final String MODEL = "model/src/main/java/io/github/mlmodel/model/";
    private static final String GRADE = "grade/src/main/java/io/github/mlmodel/grade/metric/";

    private static final Pattern FOR_ALL_KINDS = Pattern.compile("<T> T choose\\(([^)]*)\\)");

    private FurtherTask() {}

    /** Adds the member to the product's sources, which are given by path. */
    static Map<String, String> addedTo(Map<String, String> product) {
        Map<String, String> sources = new TreeMap<>(product);
        constant(sources, MODEL + "Task.java", "REGRESSION;");
        constant(sources, SPI + "Predicted.java", "PREDICTION;");
        member(sources, SPI + "Target.java", """
                record Ranks(int[] places) implements Target {
                    public <T> T decide(%s) { return ofRanks.apply(this); }
                    public int rows() { return places.length; }
                }
                """);
        member(sources, SPI + "Predicted.java", """
                record Ranks(float[] values) implements Predicted {
                    public <T> T decide(%s) { return ofRanks.apply(this); }
                }
                """);
        member(sources, MODEL + "PredictedColumn.java", """
                record Ranks(String name) implements PredictedColumn {
                    public <T> T decide(%s) { return ofRanks.apply(this); }
                    public Task task() { return Task.RANKS; }
                    public List<String> labels() { return List.of(); }
                    public OptionalLong trainingRows() { return OptionalLong.empty(); }
                }
                """);
        widen(sources, GRADE + "Scored.java", "ScoredRanks");
        widen(sources, GRADE + "ScoredClasses.java", "ScoredRanks");
        widen(sources, GRADE + "ScoredNumbers.java", "ScoredRanks");
        replace(sources, GRADE + "Scored.java", "permits ScoredClasses, ", "permits ScoredRanks, ScoredClasses, ");
        sources.put(GRADE + "ScoredRanks.java", """
                package io.github.mlmodel.grade.metric;
                import java.util.function.Function;
                public abstract non-sealed class ScoredRanks implements Scored {
                    public <T> T decide(Function<? super ScoredClasses, T> ofClasses,
                            Function<? super ScoredNumbers, T> ofNumbers, Function<? super ScoredRanks, T> ofRanks) {
                        return ofRanks.apply(this);
                    }
                }
                """);
        return sources;
    }

    private static void constant(Map<String, String> sources, String file, String last) {
        replace(sources, file, last, last.replace(";", ", /** A place. */ " + CONSTANT + ";"));
    }

    /** Adds a record to a family that stands in one file; {@code %s} stands for the parameters of its method. */
    private static void member(Map<String, String> sources, String file, String record) {
        String parameters = widen(sources, file, "Ranks");
        String text = text(sources, file);
        sources.put(file, text.substring(0, text.lastIndexOf('}')) + record.formatted(parameters) + "}\n");
    }

    /** Gives a family's method, and whoever implements it, one more function; returns its parameters. */
    private static String widen(Map<String, String> sources, String file, String member) {
        Matcher method = FOR_ALL_KINDS.matcher(text(sources, file));
        if (!method.find()) {
            throw new IllegalStateException(file + " has no method for all kinds");
        }
        String parameters = method.group(1) + ", Function<? super " + member + ", T> ofRanks";
        sources.put(file, method.replaceAll(Matcher.quoteReplacement("<T> T " + CHOOSE + "(" + parameters + ")")));
        return parameters;
    }

    private static void replace(Map<String, String> sources, String file, String before, String after) {
        String text = text(sources, file);
        if (!text.contains(before)) {
            throw new IllegalStateException(file + " has no '" + before + "'");
        }
        sources.put(file, text.replace(before, after));
    }

    private static String text(Map<String, String> sources, String file) {
        String text = sources.get(file);
        if (text == null) {
            throw new IllegalStateException("no " + file);
        }
        return text;
    }
}
