package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.List;
import java.util.Optional;

/** A target of which no two rows differ, so that no model can be made of it. */
final class UntellingTarget {

    private static final String OPTION = "-Dmlmodel.init.target";

    private final String source;
    private final InspectResult found;
    private final InspectedColumn column;
    private final List<String> missing;

    private UntellingTarget(String source, InspectResult found, InspectedColumn column, List<String> missing) {
        this.source = source;
        this.found = found;
        this.column = column;
        this.missing = missing;
    }

    /**
     * Returns what is wrong, and what to do; nothing where rows differ, or where the target is no column.
     *
     * @param source the data as the user named it
     */
    static Optional<String> sentence(String source, DatasetSpec dataset, InspectResult found) {
        List<String> missing = dataset.source().choose(Source.Table::missing, images -> List.of());
        return found.columns().stream()
                .filter(column -> column.column().name().equals(dataset.roles().target()))
                .filter(column -> column.distinct() < 2)
                .findFirst()
                .map(column -> new UntellingTarget(source, found, column, missing).sentence());
    }

    private String sentence() {
        return "Column '" + Printable.text(column.column().name()) + "' of " + source + " has " + values()
                + " Give rows other values, or name another column by " + OPTION + others()
                + (missing.isEmpty() || column.missing() == 0
                        ? ""
                        : " Where " + Names.list(missing) + " is a class, write another word for it.");
    }

    private String values() {
        String rows = Names.count(found.rows(), "row");
        if (column.distinct() == 0) {
            return "no value in any of its " + rows + ", so there is nothing to predict.";
        }
        return "one value alone, " + column.example().get(0) + ", in its " + rows
                + (column.missing() == 0 ? "" : ", and none in " + column.missing() + " of them")
                + ", so there is nothing to learn.";
    }

    private String others() {
        List<String> likely = found.suggested().likelyTargets().stream()
                .filter(name -> !name.equals(column.column().name()))
                .toList();
        return likely.isEmpty() ? "=COLUMN." : "; the likeliest are: " + Names.list(likely) + ".";
    }
}
