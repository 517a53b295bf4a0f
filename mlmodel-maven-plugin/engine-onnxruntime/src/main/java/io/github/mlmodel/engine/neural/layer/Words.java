package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words of a line behind its first, by the names of arguments and options. */
final class Words {

    private final Map<String, Object> values = new TreeMap<>();
    private final List<String> rest;
    private final String syntax;

    private Words(List<String> rest, String syntax) {
        this.rest = rest;
        this.syntax = syntax;
    }

    /**
     * Reads arguments and options, as far as they go.
     *
     * @param syntax how the whole line is written, for messages
     * @throws Misfit if an argument is missing or a word has not the right form
     */
    static Words of(List<Argument> arguments, List<Argument> options, String syntax, List<String> words) {
        Words read = new Words(new ArrayList<>(words), syntax);
        for (Argument argument : arguments) {
            if (read.rest.isEmpty()) {
                throw new Misfit(
                        argument.name() + " is missing, " + argument.form().text() + ": write '" + syntax + "'");
            }
            read.take(argument);
        }
        while (!read.rest.isEmpty()) {
            String word = read.rest.get(0);
            Optional<Argument> option = options.stream()
                    .filter(candidate -> candidate.name().equals(word))
                    .findFirst();
            if (option.isEmpty()) {
                return read;
            }
            read.takeOption(option.get());
        }
        return read;
    }

    /** Returns the words that are neither arguments nor options. */
    List<String> rest() {
        return List.copyOf(rest);
    }

    long count(String name) {
        return (Long) value(name).orElseThrow();
    }

    long count(String name, long otherwise) {
        return value(name).map(value -> (Long) value).orElse(otherwise);
    }

    double number(String name) {
        return (Double) value(name).orElseThrow();
    }

    double number(String name, double otherwise) {
        return value(name).map(value -> (Double) value).orElse(otherwise);
    }

    Extent window(String name) {
        return (Extent) value(name).orElseThrow();
    }

    Extent window(String name, Extent otherwise) {
        return value(name).map(value -> (Extent) value).orElse(otherwise);
    }

    /** Returns a padding; empty for {@code same}. */
    Optional<Extent> padding(Optional<Extent> otherwise) {
        return value("padding")
                .map(value -> value instanceof Extent window ? Optional.of(window) : Optional.<Extent>empty())
                .orElse(otherwise);
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void takeOption(Argument option) {
        rest.remove(0);
        if (rest.isEmpty()) {
            throw new Misfit("the value of '" + option.name() + "' is missing, "
                    + option.form().text());
        }
        if (values.containsKey(option.name())) {
            throw new Misfit("'" + option.name() + "' stands there twice");
        }
        take(option);
    }

    private void take(Argument argument) {
        String word = rest.remove(0);
        Object value = argument.form()
                .parse(word)
                .orElseThrow(() -> new Misfit("'" + word + "' stands for " + argument.name() + " in '" + syntax
                        + "', and must be " + argument.form().text()));
        values.put(argument.name(), value);
    }

    /** Says what is wrong with a word that may not stand where it does. */
    static Misfit unexpected(String word, String before, List<String> allowed) {
        return new Misfit("'" + word + "' may not stand there" + Names.didYouMean(word, allowed) + " After '" + before
                + "' may follow: " + String.join(", ", allowed));
    }
}
