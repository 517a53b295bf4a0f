package io.github.mlmodel.engine.neural.layer;

import java.util.List;
import java.util.stream.Stream;

/** What the documentation says of every kind of layer. */
public final class LayerReference {

    private LayerReference() {}

    /**
     * A kind of layer.
     *
     * @param name the line's first word
     * @param syntax the whole line, options in brackets with their defaults
     * @param sentence what it computes
     * @param shapes shapes of one row before and after
     * @param words arguments and options in order
     */
    public record Entry(String name, String syntax, String sentence, String shapes, List<Word> words) {

        /** Copies the list. */
        public Entry {
            words = List.copyOf(words);
        }
    }

    /**
     * An argument or an option.
     *
     * @param name the placeholder, or the option's name
     * @param allowed what it may be
     * @param byDefault what holds when it is left out; empty for an argument, which is required
     * @param sentence what it means
     */
    public record Word(String name, String allowed, String byDefault, String sentence) {}

    /** Returns every kind of layer, in the order of the documentation. */
    public static List<Entry> entries() {
        return Kinds.list().stream().map(LayerReference::entry).toList();
    }

    private static Entry entry(LayerKind kind) {
        List<Word> words = Stream.concat(kind.arguments().stream(), kind.options().stream())
                .map(word -> new Word(word.name(), word.form().text(), word.byDefault(), word.sentence()))
                .toList();
        return new Entry(kind.name(), kind.syntax(), kind.sentence(), kind.shapes(), words);
    }
}
