package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Constraints as they are written: lines with names of columns, or of features where only one of a column's is meant. */
final class ConstraintLines {

    /** What stands where nothing is constrained. */
    static final String NONE = "none";

    private static final String RISING = "increasing";
    private static final String FALLING = "decreasing";
    private static final int MOST_SETS = Long.SIZE - 1;

    private final String type;
    private final FeatureMatrix features;
    private final List<String> wrong = new ArrayList<>();

    private ConstraintLines(String type, FeatureMatrix features) {
        this.type = type;
        this.features = features;
    }

    /**
     * Finds the features of each line.
     *
     * @throws MlModelException with all lines that cannot be understood
     */
    static ColumnConstraints read(String type, String monotone, String interactions, FeatureMatrix features) {
        ConstraintLines reading = new ConstraintLines(type, features);
        int[] directions = monotone.equals(NONE) ? new int[0] : reading.directions(monotone);
        long[] sets = interactions.equals(NONE) ? new long[0] : reading.sets(interactions);
        if (!reading.wrong.isEmpty()) {
            throw MlModelException.user(String.join("\n", reading.wrong));
        }
        return new ColumnConstraints(directions, sets);
    }

    private int[] directions(String text) {
        int[] directions = new int[features.width()];
        for (String line : lines(text)) {
            int blank = line.indexOf(' ');
            String word = blank < 0 ? line : line.substring(0, blank);
            if (blank < 0 || (!word.equals(RISING) && !word.equals(FALLING))) {
                wrong.add("Trainer '" + type + "': '" + Printable.text(line) + "' is no line of <monotone>: write "
                        + RISING + " or " + FALLING + ", a blank, and a column's name.");
                continue;
            }
            String name = line.substring(blank + 1).strip();
            int direction = word.equals(RISING) ? 1 : -1;
            for (int feature : find(BoostingParameters.MONOTONE, name)) {
                if (directions[feature] == -direction) {
                    wrong.add("Trainer '" + type + "': <monotone> says both " + RISING + " and " + FALLING + " of '"
                            + Printable.text(name) + "'. Keep one of the lines.");
                    break;
                } else if (isNumber(feature)) {
                    directions[feature] = direction;
                } else {
                    wrong.add("Trainer '" + type + "': <monotone> names '" + Printable.text(name)
                            + "', whose values have no order. Name columns of numbers.");
                    break;
                }
            }
        }
        return directions;
    }

    private long[] sets(String text) {
        long[] sets = new long[features.width()];
        List<String> lines = lines(text);
        if (lines.size() > MOST_SETS) {
            wrong.add("Trainer '" + type + "': <interactions> has " + lines.size() + " sets. Write at most " + MOST_SETS
                    + ".");
            return sets;
        }
        int most = Math.max(commas(features.names()), commas(known()));
        for (int set = 0; set < lines.size(); set++) {
            for (String name : names(lines.get(set), most)) {
                for (int feature : find(BoostingParameters.INTERACTIONS, name)) {
                    sets[feature] |= 1L << set;
                }
            }
        }
        for (int feature = 0; feature < sets.length; feature++) {
            // As in scikit-learn, what is named nowhere is a set by itself.
            sets[feature] = sets[feature] == 0 ? 1L << MOST_SETS : sets[feature];
        }
        return sets;
    }

    /** Splits at commas, but for those of names that have some, at most so many. */
    private List<String> names(String line, int commas) {
        List<String> parts = List.of(line.split(",", -1));
        List<String> names = new ArrayList<>();
        for (int from = 0; from < parts.size(); ) {
            int to = Math.min(parts.size(), from + commas + 1);
            while (to > from + 1 && !isKnown(joined(parts, from, to))) {
                to--;
            }
            names.add(joined(parts, from, to));
            from = to;
        }
        return names;
    }

    private static String joined(List<String> parts, int from, int to) {
        return String.join(",", parts.subList(from, to)).strip();
    }

    private static int commas(List<String> names) {
        return names.stream()
                .mapToInt(name -> (int) name.chars().filter(c -> c == ',').count())
                .max()
                .orElse(0);
    }

    private boolean isKnown(String name) {
        return features.names().contains(name)
                || features.groups().stream().anyMatch(group -> group.column().equals(name));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Returns a column's features, or the one feature of that name. */
    private int[] find(String parameter, String name) {
        Optional<FeatureGroup> column = features.groups().stream()
                .filter(group -> !name.isEmpty() && group.column().equals(name))
                .findFirst();
        if (column.isPresent()) {
            return IntStream.range(column.get().from(), column.get().to()).toArray();
        }
        int feature = features.names().indexOf(name);
        if (feature >= 0) {
            return new int[] {feature};
        }
        List<String> known = known();
        wrong.add("Trainer '" + type + "': <" + parameter + "> names '" + Printable.text(name)
                + "', which is no column that the model sees" + Names.didYouMean(name, known) + " It sees "
                + Names.list(known) + ".");
        return new int[0];
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        for (FeatureGroup group : features.groups()) {
            if (group.column().isEmpty()) {
                known.addAll(features.names().subList(group.from(), group.to()));
            } else {
                known.add(group.column());
            }
        }
        return known;
    }

    private boolean isNumber(int feature) {
        return features.groups().stream()
                .filter(group -> group.from() <= feature && feature < group.to())
                .allMatch(group -> group.kind() == FeatureGroup.Kind.NUMERIC);
    }
}
