package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code model.json} says of the values of each column. */
class SeenColumnsTest {

    @TempDir
    Path folder;

    @Test
    void aColumnHasTheRangeOrTheCategoriesOfItsTrainingRows() throws IOException {
        Map<String, @Nullable SeenValues> seen =
                train("size sold plan note y; 0.1 2024-02-29 b the-one 1; -7 2023-01-31 a a-two 2;"
                        + " 5 2024-01-01 b no 3;  2023-06-30  so 4; 90 2023-06-30 a so 5");

        assertThat(seen)
                .containsEntry("size", new SeenValues.Range(-7, 90))
                .containsEntry(
                        "sold",
                        new SeenValues.Range(DateForm.DATE.seconds("2023-01-31"), DateForm.DATE.seconds("2024-02-29")));
        assertThat(seen.get("plan"))
                .isInstanceOfSatisfying(SeenValues.Categories.class, plans -> assertThat(plans.known())
                        .containsExactly("a", "b"));
    }

    @Test
    void heldBackRowsChangeNothingOfIt() throws IOException {
        Map<String, @Nullable SeenValues> seen = train("size y; 1 1; 2 2; 3 3", "size y; 1 1; 99 2");
        Map<String, @Nullable SeenValues> other = train("size y; 1 1; 2 2; 3 3", "size y; 2 1; -5 2");

        assertThat(seen).isEqualTo(other).containsEntry("size", new SeenValues.Range(1, 3));
    }

    private Map<String, @Nullable SeenValues> train(String lines) throws IOException {
        return train(lines, lines);
    }

    private Map<String, @Nullable SeenValues> train(String lines, String heldBack) throws IOException {
        GivenTraining given =
                new GivenTraining(folder, "model").train(lines).test(heldBack).task(Task.REGRESSION);
        new Training(given.job(), 1, Progress.NONE).train();
        Map<String, @Nullable SeenValues> seen = new HashMap<>();
        for (ColumnSchema column :
                DescriptionReader.ofModelIn(folder.resolve("model")).signature().columns()) {
            seen.put(column.name(), column.seen());
        }
        return seen;
    }
}
