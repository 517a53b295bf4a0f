package io.github.mlmodel.worker.train;

import io.github.mlmodel.grade.leak.TellingText;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.look.Telltale;
import io.github.mlmodel.worker.table.Table;
import java.util.Comparator;
import java.util.List;

/** Features that give the target away: copies of it, and those that alone predict it almost perfectly. */
final class Leaks {

    private Leaks() {}

    /** Returns how well each column tells the target by itself, the best first; nothing where there are too few rows to say so. */
    static List<TellingColumn> of(Table table, List<ColumnSchema> features, Target target) {
        Telltale telltale = Telltale.of(target);
        return features.stream()
                .filter(column -> telltale.canTell() && column.kind() != ColumnKind.TEXT)
                .map(column -> new TellingColumn(column.name(), telltale.share(table.column(column.name()))))
                .sorted(Comparator.comparingDouble(TellingColumn::share).reversed())
                .toList();
    }

    /** Returns a sentence for each column that gives the target away. */
    static List<String> sentences(List<TellingColumn> columns) {
        return columns.stream()
                .filter(column -> column.share() >= TellingText.LEAST)
                .map(column -> TellingText.of(column.name(), column.share()))
                .toList();
    }
}
