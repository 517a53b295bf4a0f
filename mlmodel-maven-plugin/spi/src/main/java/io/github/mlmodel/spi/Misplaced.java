package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.text.Names;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** What other libraries have among a trainer's parameters, and a model has beside its trainer. */
@Internal
public final class Misplaced {

    private static final Set<String> CLASS_WEIGHTS = Set.of("classweight", "classweights");

    private Misplaced() {}

    /**
     * Ends the sentence that there is no such parameter: with where it belongs, with the nearest name, or with a full stop.
     *
     * @param parameter the name that is unknown
     * @param known the names that are known
     */
    public static String hint(String parameter, Collection<String> known) {
        return CLASS_WEIGHTS.contains(parameter.replace("_", "").toLowerCase(Locale.ROOT))
                ? ": weights of classes are an element of <model>, <classWeight>, beside <trainer>."
                : Names.didYouMean(parameter, known);
    }
}
