package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.TreesToExplain.Ending;
import io.github.mlmodel.runtime.typed.FilledRows;
import io.github.mlmodel.runtime.typed.TypedContract;
import io.github.mlmodel.runtime.typed.TypedModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows as generated classes fill them. */
class TypedRowsTest {

    private static final int ROWS = 200;

    /** In rows of more columns than a record takes, nothing stands for what is missing, of numbers and dates, too. */
    @Test
    void whatIsMissingIsMissingAloneAndAmongOthers() {
        Random random = new Random(7);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        try (Model model = TreesToExplain.of(7, 1).model(Ending.NUMBER)) {
            TypedModel typed = new TypedContract("MModel")
                    .numbers("age")
                    .numbers("income")
                    .texts("plan")
                    .dates("since")
                    .givesNumber()
                    .with(model);
            FilledRows filled = typed.rows(ROWS);
            for (int i = 0; i < ROWS; i++) {
                Map<String, @Nullable Object> row = TreesToExplain.row(random);
                rows.add(values(row));
                expected.add(model.predict(row).value());
                filled.next().setAll(rows.get(i));
            }

            Predictions together = typed.predict(filled);

            for (int i = 0; i < ROWS; i++) {
                assertThat(typed.predict(typed.row().setAll(rows.get(i))).value())
                        .isEqualTo(expected.get(i));
                assertThat(together.row(i).value()).isEqualTo(expected.get(i));
            }
        }
    }

    private static @Nullable Object[] values(Map<String, @Nullable Object> row) {
        return new @Nullable Object[] {
            row.get("age") instanceof Integer age ? (Object) Double.valueOf(age) : null,
            row.get("income") instanceof Integer income ? (Object) Double.valueOf(income) : null,
            row.get("plan"),
            row.get("since") instanceof LocalDate day ? (Object) TypedModel.seconds(day) : null
        };
    }
}
