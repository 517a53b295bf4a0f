package io.github.mlmodel.maven.config;

import io.github.mlmodel.core.failure.MlModelException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is said at once. */
public final class Violations {

    private final List<String> sentences = new ArrayList<>();

    /** Takes note of a violation. */
    public void add(String sentence) {
        sentences.add(sentence);
    }

    /** Returns the violations in the order found. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /**
     * Fails if there is any violation.
     *
     * @throws MlModelException with all of them, a line each
     */
    public void failIfAny() {
        if (sentences.size() == 1) {
            throw MlModelException.user(sentences.get(0));
        }
        if (!sentences.isEmpty()) {
            throw MlModelException.user("The configuration of mlmodel-maven-plugin has " + sentences.size()
                    + " mistakes:\n  - " + String.join("\n  - ", sentences));
        }
    }
}
