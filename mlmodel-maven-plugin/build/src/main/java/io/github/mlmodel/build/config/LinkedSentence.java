package io.github.mlmodel.build.config;

import io.github.mlmodel.model.Anchor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about what is wrong.
 *
 * @param text the sentence
 * @param anchor where the documentation says more of it, if it does
 */
public record LinkedSentence(String text, @Nullable Anchor anchor) {

    /** Returns where the documentation says more of all sentences, if that is one place. */
    public static Optional<Anchor> common(List<LinkedSentence> sentences) {
        List<Optional<Anchor>> places = sentences.stream()
                .map(sentence -> Optional.ofNullable(sentence.anchor()))
                .distinct()
                .toList();
        return places.size() == 1 ? places.get(0) : Optional.empty();
    }

    /**
     * Returns the texts, each with its link in a line below it, where they lead to different places or some to none. A link that
     * is {@link #common} to all is said once, and not here.
     *
     * @param indent what begins such a line
     */
    public static List<String> texts(List<LinkedSentence> sentences, String indent) {
        boolean own = common(sentences).isEmpty();
        return sentences.stream()
                .map(sentence -> own ? sentence.linked(indent) : sentence.text())
                .toList();
    }

    private String linked(String indent) {
        return anchor == null ? text : text + "\n" + indent + anchor.more();
    }
}
