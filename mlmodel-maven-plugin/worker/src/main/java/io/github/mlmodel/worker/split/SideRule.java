package io.github.mlmodel.worker.split;

import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what rows of a source are held back. */
public sealed interface SideRule permits SideRule.Hashed, AskedRule {

    /** Returns the element that names its columns. */
    String element();

    /** Returns these columns, which the data must have. */
    List<String> columns();

    /** Returns which rows are held back, in words that follow the name of their files. */
    String words();

    /**
     * A share of them, by a hash of their values.
     *
     * @param share the share of rows that is held back; 0 where all rows are read
     * @param group the column whose equal values keep rows on one side; absent where there is none
     */
    record Hashed(double share, @Nullable String group) implements SideRule {

        @Override
        public String element() {
            return "<testGroup>";
        }

        @Override
        public List<String> columns() {
            return group == null ? List.of() : List.of(group);
        }

        @Override
        public String words() {
            String by = group == null ? "" : " by groups of '" + Printable.text(group) + "'";
            return MetricText.of(share * 100) + " % held back" + by;
        }
    }
}
