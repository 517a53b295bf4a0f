package io.github.mlmodel.maven.reach;

import java.util.List;
import java.util.Objects;

/**
 * What own code reaches of a project.
 *
 * @param sources the sources, by their path below their root: {@code com/example/Prices.java}; sorted
 * @param libraries whether it reaches a library; they are not followed inside, so all of them count then
 * @param everything why all sources and libraries count, or empty when what is listed does
 */
record Reached(List<String> sources, boolean libraries, String everything) {

    static final Reached NOTHING = new Reached(List.of(), false, "");

    /** Refuses what a damaged file lacks. */
    Reached {
        sources = List.copyOf(sources);
        Objects.requireNonNull(everything);
    }

    static Reached everything(String why) {
        return new Reached(List.of(), true, why);
    }

    boolean isEverything() {
        return !everything.isEmpty();
    }
}
