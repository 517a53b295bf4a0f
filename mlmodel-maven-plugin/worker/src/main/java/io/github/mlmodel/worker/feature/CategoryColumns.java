package io.github.mlmodel.worker.feature;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Divides categorical columns into those with a feature for each category, and those with one that numbers them. */
final class CategoryColumns {

    private CategoryColumns() {}

    static List<Block> fit(
            List<ColumnSchema> columns, Map<String, Column> rows, FeatureSpec spec, FeatureNeeds needs, int threads) {
        boolean anyNumbered = needs.mostOneHot() < Integer.MAX_VALUE;
        List<Categories> all = WorkPool.map(columns.size(), threads, i -> {
            Column.Texts texts = TextBlock.texts(rows, columns.get(i).name());
            Categories most = Categories.fit(texts, columns.get(i).form(), spec.mostCategories(anyNumbered));
            return most.size() > needs.mostOneHot() || !anyNumbered
                    ? most
                    : Categories.fit(texts, columns.get(i).form(), spec.mostCategories(false));
        });
        List<Categories> oneHot = new ArrayList<>();
        List<Categories> numbered = new ArrayList<>();
        all.forEach(column -> (column.size() > needs.mostOneHot() ? numbered : oneHot).add(column));
        List<Block> blocks = new ArrayList<>();
        if (!oneHot.isEmpty()) {
            blocks.add(new CategoricalBlock(oneHot));
        }
        if (!numbered.isEmpty()) {
            blocks.add(new NumberedBlock(numbered));
        }
        return blocks;
    }
}
