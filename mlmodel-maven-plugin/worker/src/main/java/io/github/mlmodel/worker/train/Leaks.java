package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.look.Telltale;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Features that give the target away: copies of it, and those that alone predict it almost perfectly. */
final class Leaks {

    private static final double ALMOST_PERFECT = 0.998;

    private Leaks() {}

    /** Returns a sentence for each such column. */
    static List<String> of(Table table, List<ColumnSchema> features, Target target) {
        Telltale telltale = Telltale.of(target);
        List<String> sentences = new ArrayList<>();
        for (ColumnSchema column : features) {
            sentence(telltale, column, table.column(column.name())).ifPresent(sentences::add);
        }
        return sentences;
    }

    private static Optional<String> sentence(Telltale telltale, ColumnSchema schema, Column column) {
        double share = schema.kind() == ColumnKind.TEXT ? 0 : telltale.share(column);
        return share >= ALMOST_PERFECT
                ? Optional.of("Column '" + Printable.text(schema.name()) + "' alone tells the target "
                        + (share == 1 ? "perfectly" : "almost perfectly")
                        + ". If it is a copy of the target, or is known only after it, name it under <exclude> in"
                        + " <dataset>: a model that has it looks better than it is.")
                : Optional.empty();
    }
}
