package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Reads a network from lines. Blank lines do not count. */
final class NetworkParser {

    private static final int MOST_LINES = 1000;
    private static final int TAB = 8;

    private final List<Line> lines;
    private final List<String> errors = new ArrayList<>();
    private int next;

    NetworkParser(String text) {
        lines = lines(text);
    }

    /** A line that is not blank. */
    private record Line(int number, int indentation, String text) {
        Line indented(int other) {
            return new Line(number, other, text);
        }
    }

    List<Step> steps() {
        if (lines.isEmpty()) {
            throw MlModelException.user(
                    "<layers> is empty. Write one layer a line, for example 'dense 64 relu', or leave"
                            + " <layers> out for the default network.");
        }
        if (lines.size() > MOST_LINES) {
            throw MlModelException.user("<layers> has " + lines.size() + " lines, and a network at most " + MOST_LINES
                    + ". Build a network of this depth in Java: <type> can name a trainer class in src/train/java.");
        }
        List<Step> steps =
                block(lines.stream().mapToInt(Line::indentation).min().orElseThrow());
        if (!errors.isEmpty()) {
            throw MlModelException.user("<layers> has " + Names.count(errors.size(), "line") + " that cannot be read:"
                    + Shown.of(errors).lines("\n"));
        }
        return steps;
    }

    private List<Step> block(int indentation) {
        List<Step> steps = new ArrayList<>();
        while (next < lines.size() && lines.get(next).indentation() >= indentation) {
            Line line = lines.get(next++);
            if (line.indentation() > indentation) {
                errors.add(place(line) + ": it is indented, and only lines below 'residual' are");
            }
            read(line, indentation, steps);
        }
        return steps;
    }

    private void read(Line line, int indentation, List<Step> steps) {
        List<String> words = List.of(line.text().split(" ", -1));
        Network nested = Network.of(List.of());
        if (words.get(0).equals(Residual.NAME)) {
            boolean deeper = next < lines.size() && lines.get(next).indentation() > line.indentation();
            if (deeper) {
                nested = nested(Math.max(indentation, line.indentation()));
            } else {
                errors.add(place(line) + ": it has no lines of its own; indent those that belong to it, below it");
            }
        }
        try {
            steps.add(new Step(line.number(), line.text(), layer(words, nested)));
        } catch (Misfit misfit) {
            errors.add(place(line) + ": " + misfit.reason());
        }
    }

    private Network nested(int outer) {
        int indentation = lines.get(next).indentation();
        Network nested = Network.ofSteps(block(indentation));
        if (next < lines.size() && lines.get(next).indentation() > outer) {
            Line line = lines.get(next);
            errors.add(place(line) + ": its indentation is that of no line above it");
            lines.set(next, line.indented(outer));
        }
        return nested;
    }

    /** Reads a line that is no residual. */
    static LineLayer layer(String line) {
        return layer(List.of(line.strip().split("\\s+", -1)), Network.of(List.of()));
    }

    private static LineLayer layer(List<String> words, Network nested) {
        String name = words.get(0);
        List<String> names = Kinds.list().stream().map(LayerKind::name).toList();
        LayerKind kind = Kinds.named(name)
                .orElseThrow(() -> new Misfit("'" + name + "' is no layer" + Names.didYouMean(name, names) + " Layers: "
                        + Names.list(names)));
        Words read = kind.read(words.subList(1, words.size()));
        LineLayer layer =
                name.equals(Residual.NAME) ? new Residual(nested) : kind.maker().apply(read);
        if (read.rest().isEmpty()) {
            return layer;
        }
        return new Activated(layer, activation(read.rest(), kind));
    }

    private static Activation activation(List<String> words, LayerKind before) {
        List<String> allowed =
                new ArrayList<>(before.options().stream().map(Argument::name).toList());
        Kinds.activations().forEach(activation -> allowed.add(activation.name()));
        LayerKind kind = Kinds.activations().stream()
                .filter(candidate -> candidate.name().equals(words.get(0)))
                .findFirst()
                .orElseThrow(() -> Words.unexpected(words.get(0), before.opening(), allowed));
        Words read = kind.read(words.subList(1, words.size()));
        if (!read.rest().isEmpty()) {
            throw new Misfit(
                    "'" + read.rest().get(0) + "' stands behind the activation, which ends a line; put it before '"
                            + kind.name() + "', or on a line of its own");
        }
        return (Activation) kind.maker().apply(read);
    }

    private static String place(Line line) {
        return Step.place(line.number(), line.text());
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String raw : text.split("\\R", -1)) {
            String words = raw.strip().replaceAll("\\s+", " ");
            if (!words.isEmpty()) {
                lines.add(new Line(lines.size() + 1, indentation(raw), words));
            }
        }
        // A POM's texts arrive without the white space before their first word.
        int others = lines.stream().skip(1).mapToInt(Line::indentation).min().orElse(0);
        if (lines.size() > 1 && lines.get(0).indentation() < others) {
            boolean residual = lines.get(0).text().split(" ", -1)[0].equals(Residual.NAME);
            boolean opens = residual && lines.get(1).indentation() == others;
            lines.set(0, lines.get(0).indented(opens ? others - 1 : others));
        }
        return lines;
    }

    private static int indentation(String line) {
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                column += TAB - column % TAB;
            } else if (Character.isWhitespace(c)) {
                column++;
            } else {
                break;
            }
        }
        return column;
    }
}
