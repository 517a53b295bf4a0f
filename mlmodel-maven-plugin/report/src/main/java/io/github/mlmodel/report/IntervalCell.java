package io.github.mlmodel.report;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.metric.IntervalText;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.Optional;

/** An interval in a table; one that cannot be trusted has a question mark. */
final class IntervalCell {

    private IntervalCell() {}

    static Cell of(Optional<Interval> interval) {
        return Cell.number(interval.map(found -> IntervalText.ends(found) + (found.doubt() == null ? "" : " ?"))
                .orElse("–"));
    }
}
