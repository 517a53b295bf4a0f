package io.github.mlmodel.engine.neural.tensor;

import java.util.List;
import java.util.Optional;

/** What a graph under construction has to know of operators. */
public interface Language {

    /**
     * Returns type and shape of each output, of which more may be described than are wanted.
     *
     * @throws IllegalArgumentException if the operator is unknown, or the inputs do not fit
     */
    List<Signature> infer(Call call);

    /** Returns what an operator's only output is known to hold, where that follows from what is known of its inputs. */
    Optional<Known> fold(Call call, Signature to);
}
