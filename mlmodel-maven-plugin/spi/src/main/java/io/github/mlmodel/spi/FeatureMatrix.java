package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.function.Function;

/**
 * Features by column.
 *
 * @param rows number of rows
 * @param names a name for each column, unique, for example {@code age} or {@code country=NL}
 * @param columns the columns, each of {@code rows} values
 * @param groups which columns belong together, in their order, covering all of them
 */
@Stable(since = "1.0.0")
public record FeatureMatrix(int rows, List<String> names, List<FeatureColumn> columns, List<FeatureGroup> groups)
        implements TrainingRows {

    /** Copies the lists and checks their lengths. */
    public FeatureMatrix {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        if (names.size() != columns.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.size() + " columns");
        }
    }

    /** Makes a matrix whose columns are numbers. */
    public FeatureMatrix(int rows, List<String> names, List<FeatureColumn> columns) {
        this(
                rows,
                names,
                columns,
                columns.isEmpty()
                        ? List.of()
                        : List.of(new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", 0, columns.size())));
    }

    @Override
    public <T> T choose(Function<? super FeatureMatrix, T> ofMatrix, Function<? super Images, T> ofImages) {
        return ofMatrix.apply(this);
    }

    /** Returns the number of columns. */
    public int width() {
        return columns.size();
    }
}
