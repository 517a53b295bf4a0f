package io.github.mlmodel.engine.neural.layer;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of layer: how a line says it, and what the documentation says of it.
 *
 * @param name the line's first word
 * @param arguments words that follow in this order, required
 * @param options pairs of a name and a word that may follow in any order
 * @param shapes shapes of input and output
 * @param sentence what it computes
 * @param maker makes the layer of the line's words
 */
record LayerKind(
        String name,
        List<Argument> arguments,
        List<Argument> options,
        String shapes,
        String sentence,
        Function<Words, LineLayer> maker) {

    LayerKind {
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
    }

    static Argument required(String name, Form form, String sentence) {
        return new Argument(name, form, "", sentence);
    }

    static Argument option(String name, Form form, String byDefault, String sentence) {
        return new Argument(name, form, byDefault, sentence);
    }

    /**
     * Reads the words of a line behind its first, as far as they are arguments and options.
     *
     * @throws Misfit if an argument is missing or a word has not the right form
     */
    Words read(List<String> words) {
        return Words.of(arguments, options, syntax(), words);
    }

    /** Returns for example {@code conv FILTERS KERNEL [stride STRIDE]}. */
    String syntax() {
        String text = opening();
        for (Argument option : options) {
            text += " [" + option.name() + " " + option.byDefault() + "]";
        }
        return text;
    }

    /** Returns for example {@code conv FILTERS KERNEL}. */
    String opening() {
        return (name + " " + arguments.stream().map(Argument::name).collect(Collectors.joining(" "))).strip();
    }
}
