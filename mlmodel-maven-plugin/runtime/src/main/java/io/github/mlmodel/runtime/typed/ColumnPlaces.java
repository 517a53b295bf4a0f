package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.runtime.Model;
import java.util.List;

/**
 * Where the columns of a generated class stand in its model.
 *
 * @param names the columns of the class
 * @param places the place of each in {@link Model#columns()}, or -1 where the model has no such column
 * @param numbers whether the column has numbers or dates
 */
record ColumnPlaces(List<String> names, int[] places, boolean[] numbers) {

    static ColumnPlaces of(List<String> names, Model model) {
        List<String> columns = model.columns();
        int[] places = names.stream().mapToInt(columns::indexOf).toArray();
        boolean[] numbers = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                ColumnKind kind =
                        model.description().signature().columns().get(places[i]).kind();
                numbers[i] = kind == ColumnKind.NUMERIC || kind == ColumnKind.DATE;
            }
        }
        return new ColumnPlaces(names, places, numbers);
    }
}
