package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureGroup.Kind;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FeatureGroupsTest {

    private static final Map<String, ColumnKind> KINDS = Map.of(
            "age", ColumnKind.NUMERIC,
            "height", ColumnKind.NUMERIC,
            "country", ColumnKind.CATEGORICAL,
            "colour", ColumnKind.CATEGORICAL,
            "letter", ColumnKind.TEXT,
            "note", ColumnKind.TEXT);

    @Test
    void numbersAreOneGroupAndEachOtherColumnIsAGroupOfItsOwn() {
        FeatureMatrix features = features(
                RawRows.texts("note", "red wine", "wine"),
                RawRows.texts("country", "NL", null),
                RawRows.numbers("age", 3, 4),
                RawRows.texts("letter", "dear sir", "dear dear sir"),
                RawRows.texts("colour", "blue", "red"),
                RawRows.numbers("height", 1, 2));

        assertThat(features.names())
                .containsExactly(
                        "age",
                        "height",
                        "country=NL",
                        "country (missing)",
                        "colour=blue",
                        "colour=red",
                        "note: red",
                        "note: wine",
                        "letter: dear",
                        "letter: sir");
        assertThat(features.groups())
                .containsExactly(
                        new FeatureGroup(Kind.NUMERIC, "", 0, 2),
                        new FeatureGroup(Kind.CATEGORICAL, "country", 2, 4),
                        new FeatureGroup(Kind.CATEGORICAL, "colour", 4, 6),
                        new FeatureGroup(Kind.TEXT, "note", 6, 8),
                        new FeatureGroup(Kind.TEXT, "letter", 8, 10));
    }

    @Test
    void columnsWithoutAnyFeatureAreNoGroup() {
        FeatureMatrix features = features(
                RawRows.texts("note", "!", "?"),
                RawRows.texts("letter", "dear", "sir"),
                RawRows.texts("country", "NL", "NL"));

        assertThat(features.groups())
                .containsExactly(
                        new FeatureGroup(Kind.CATEGORICAL, "country", 0, 1),
                        new FeatureGroup(Kind.TEXT, "letter", 1, 3));
    }

    private static FeatureMatrix features(Column... columns) {
        Table table = RawRows.table(columns);
        List<ColumnSchema> schema = table.names().stream()
                .map(name -> new ColumnSchema(name, Objects.requireNonNull(KINDS.get(name))))
                .toList();
        return FeaturePlan.fit(table, schema, FeatureSpec.byType(), FeatureNeeds.STANDARDISED, 1)
                .transform(table);
    }
}
