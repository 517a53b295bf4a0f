package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Assertions on the gap of a metric. */
@Stable(since = "1.0.0")
public final class GapAssert {

    private final String model;
    private final String words;
    private final Map<String, Double> values;

    GapAssert(String model, String words, Map<String, Double> values) {
        this.model = model;
        this.words = words;
        this.values = values;
    }

    /** Asserts that it is at most that. */
    public GapAssert isAtMost(double most) {
        double gap = Collections.max(values.values()) - Collections.min(values.values());
        if (!(gap <= most)) {
            List<String> each = values.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(part -> Printable.text(part.getKey()) + " " + DecimalText.of(part.getValue()))
                    .toList();
            throw new AssertionError(model + ": the " + words + " is " + DecimalText.of(gap) + ", and not at most "
                    + DecimalText.of(most) + ": " + Shown.of(each).list() + ".");
        }
        return this;
    }
}
