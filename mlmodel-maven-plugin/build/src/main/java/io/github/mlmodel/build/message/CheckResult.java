package io.github.mlmodel.build.message;

import io.github.mlmodel.grade.schema.Observed;
import java.util.List;

/**
 * What was seen in data of what a schema asks.
 *
 * @param data what was seen, a source each
 */
public record CheckResult(List<Observed> data) {

    /** Copies the list. */
    public CheckResult {
        data = List.copyOf(data);
    }
}
