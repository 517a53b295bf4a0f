package io.github.mlmodel.runtime.session;

import io.github.mlmodel.runtime.provider.Deadline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs blocks of rows on one thread. */
public interface Runner {

    /**
     * Runs a block.
     *
     * @return by the name of each wanted output its values, a {@code float[]} or a {@code String[]}, row by row; an output that
     *     is neither is left out
     * @throws io.github.mlmodel.model.MlModelException if the graph fails, or its time is over
     */
    Map<String, Object> run(int from, int to, @Nullable Deadline deadline);
}
