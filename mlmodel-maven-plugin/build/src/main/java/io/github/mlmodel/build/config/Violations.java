package io.github.mlmodel.build.config;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with a configuration, so that all of it is said at once. */
public final class Violations {

    /** The path of an element, in which the name of its model stands. */
    private static final Pattern PATH = Pattern.compile("<models/[^>]*>");

    private final List<LinkedSentence> sentences = new ArrayList<>();
    private final Set<String> undefined = new HashSet<>();

    /** Takes note of a violation; one that several models share is said once. */
    public void add(String sentence) {
        add(new LinkedSentence(sentence, null));
    }

    private void add(LinkedSentence sentence) {
        if (!followsFromUndefined(sentence.text())) {
            addOnce(sentence);
        }
    }

    /**
     * Takes note of an expression that nothing defines. That a text with it in it is no trainer, no number and so on follows
     * from that, and is not said.
     */
    void addUndefined(String expression, String sentence) {
        addOnce(new LinkedSentence(sentence, null));
        undefined.add(expression);
    }

    private void addOnce(LinkedSentence sentence) {
        if (sentences.stream().noneMatch(known -> known.text().equals(sentence.text()))) {
            sentences.add(sentence);
        }
    }

    private boolean followsFromUndefined(String sentence) {
        String said = PATH.matcher(sentence).replaceAll("");
        return undefined.stream().anyMatch(said::contains);
    }

    /** Returns the violations in the order found. */
    public List<String> sentences() {
        return sentences.stream().map(LinkedSentence::text).toList();
    }

    /**
     * Takes note of a failure that the user causes.
     *
     * @throws MlModelException {@code failure} itself, if it is of another kind, or says that nothing that was read counts
     */
    public void add(MlModelException failure) {
        if (failure.kind() != MlModelException.Kind.USER || failure instanceof ChangedFilesException) {
            throw failure;
        }
        add(new LinkedSentence(failure.sentence(), failure.anchor().orElse(null)));
    }

    /**
     * Does something, and takes note of the failure that the user causes by it.
     *
     * @throws MlModelException a failure of another kind
     */
    public void collect(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (MlModelException e) {
            add(e);
        }
    }

    /** What may fail by what the user has written. */
    @FunctionalInterface
    public interface Attempt {

        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Fails if there is any violation of the configuration.
     *
     * @throws MlModelException with the first ten, a line each
     */
    public void failIfAny() {
        failIfAny("The configuration of mlmodel-maven-plugin has", "mistake");
    }

    /**
     * Fails if there is any violation.
     *
     * @param head start of the message, before their number
     * @param noun what they are, in the singular
     * @throws MlModelException with the first ten, a line each
     */
    public void failIfAny(String head, String noun) {
        Optional<String> sentence = sentence(head, noun);
        if (sentence.isPresent()) {
            throw anchor().map(chapter -> MlModelException.user(chapter, sentence.get()))
                    .orElseGet(() -> MlModelException.user(sentence.get()));
        }
    }

    /** Returns where the documentation says more of all of them, if it does; else each that has a link says it. */
    public Optional<Anchor> anchor() {
        return LinkedSentence.common(sentences);
    }

    /**
     * Returns all violations as one message: the first ten, a line each; a single one alone, without a head.
     *
     * @param head start of the message, before their number
     * @param noun what they are, in the singular
     */
    public Optional<String> sentence(String head, String noun) {
        if (sentences.size() <= 1) {
            return sentences().stream().findFirst();
        }
        return Optional.of(head + " " + Names.count(sentences.size(), noun) + ":\n  - "
                + Shown.of(LinkedSentence.texts(sentences, "    "))
                        .joined("\n  - ", more -> "\n  and " + more + " more."));
    }
}
