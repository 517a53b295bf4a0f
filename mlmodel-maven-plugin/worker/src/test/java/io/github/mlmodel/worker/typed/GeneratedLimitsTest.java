package io.github.mlmodel.worker.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.build.generate.TypedApi;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.ColumnShares;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.RuleSeverity;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enums of categories, whatever their columns are called and however many and long they are. */
class GeneratedLimitsTest {

    @TempDir
    private Path folder;

    /** They would have the name of the class around them, or of one that is called in it. */
    @ParameterizedTest
    @ValueSource(strings = {"churn input", "arrays", "illegal argument exception", "generated", "\ud801\udc28 moo"})
    void enumsOfEveryColumnCompileInNarrowAndWideRows(String name) throws Exception {
        assertThat(compiled(name, 1, "narrow")).contains("ChurnInput.class");
        assertThat(compiled(name, 120, "wide")).contains("ChurnInput.class");
    }

    private List<String> compiled(String name, int others, String place) throws Exception {
        List<SchemaColumn> columns = new ArrayList<>();
        IntStream.range(0, others).forEach(i -> columns.add(column("x" + i, ColumnKind.NUMERIC)));
        columns.add(column(name, ColumnKind.CATEGORICAL));
        return CompiledClasses.of(
                        api(columns, new SchemaRule.Domain(name, List.of("a", "b"), 0, RuleSeverity.ERROR)),
                        folder.resolve(place))
                .names();
    }

    @Test
    void aColumnOfMoreCategoriesThanAnEnumHelpsWithHasTexts() throws Exception {
        List<String> categories =
                IntStream.range(0, 10_000).mapToObj(i -> "category " + i).toList();
        TypedApi many = api(categories);

        assertThat(CompiledClasses.of(many, folder.resolve("many")).names()).doesNotContain("ChurnInput$Plan.class");
        assertThat(input(many)).contains("Optional<String> plan");
        assertThat(CompiledClasses.of(api(categories.subList(0, 500)), folder.resolve("few"))
                        .names())
                .contains("ChurnInput$Plan.class");
    }

    @Test
    void aTextThatNoClassFileCanHaveIsRefused() {
        String longest = "z".repeat(65_535);
        assertThat(input(api(List.of(longest, "b")))).contains(longest);

        assertThatThrownBy(() -> api(List.of("\u4ef7".repeat(21_846), "b")))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("'\u4ef7\u4ef7")
                .hasMessageEndingWith("' (categories of column 'plan') has 65538 bytes, and a text in Java has 65535 at"
                        + " most. Shorten it in the data.");
    }

    private static TypedApi api(List<String> categories) {
        return api(
                List.of(column("plan", ColumnKind.CATEGORICAL)),
                new SchemaRule.Domain("plan", categories, 0, RuleSeverity.ERROR));
    }

    private static Map<String, Double> shares(SchemaRule.Domain domain) {
        Map<String, Double> shares = new HashMap<>();
        domain.values()
                .forEach(category -> shares.put(category, 1.0 / domain.values().size()));
        return shares;
    }

    private static TypedApi api(List<SchemaColumn> features, SchemaRule.Domain domain) {
        List<SchemaColumn> columns = new ArrayList<>();
        features.forEach(column -> columns.add(
                column.kind() == ColumnKind.CATEGORICAL
                        ? column.withSeen(new ColumnShares(0, shares(domain)))
                        : column));
        columns.add(SchemaColumn.of("target", ColumnRole.TARGET, ColumnKind.NUMERIC));
        return TypedApi.of(
                "churn",
                new ConfiguredApi("com.example", null, true, false),
                new DataSchema(columns, List.of(), List.of(domain)),
                true,
                "com.example");
    }

    private static String input(TypedApi api) {
        return Objects.requireNonNull(api.files().get("com/example/ChurnInput.java"));
    }

    private static SchemaColumn column(String name, ColumnKind kind) {
        return SchemaColumn.of(name, ColumnRole.FEATURE, kind);
    }
}
