package io.github.mlmodel.worker.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.build.generate.TypedApi;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.RuleSeverity;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DateForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources that are generated for a model: they are legal whatever the data says, and nothing of it is code. */
class TypedApiTest {

    private static final ConfiguredApi ENUMS = new ConfiguredApi("com.example.deep", null, true, false);

    @TempDir
    private Path folder;

    static List<String> awkwardNames() {
        return List.of(
                "a b",
                "a/b",
                "class",
                "record",
                "var",
                "_",
                "1st",
                "ID",
                "HTTPCode",
                "TOTAL_SUM",
                "monthly-charges",
                "größe",
                "价格",
                "Цена",
                "a\"b",
                "a\\b",
                "\\u002a/",
                "*/ static { System.exit(1); }",
                "@param x",
                "{@link Object}",
                "<script>alert(1)</script>",
                "&amp;",
                "a\nb",
                "a\r\nb",
                "tab\there",
                "zero\u200bwidth",
                "right\u202eto left",
                "null",
                "true",
                "hashCode",
                "getClass",
                "clone",
                "wait",
                "builder",
                "build",
                "this",
                "String",
                "Optional",
                "java",
                "Price (€)",
                "share %",
                "x".repeat(300),
                "\ud83d\ude00 mood",
                "assert",
                "goto",
                "values",
                "Builder",
                "yield");
    }

    @ParameterizedTest
    @MethodSource("awkwardNames")
    void columnsLabelsAndCategoriesOfEveryNameCompile(String name) throws Exception {
        DataSchema schema = schema(
                List.of(column("other", ColumnKind.NUMERIC), column(name, ColumnKind.CATEGORICAL)),
                List.of(name + " a", name + " b"),
                new SchemaRule.Domain(name, List.of(name + " c", name + " d"), 0, RuleSeverity.ERROR));

        CompiledClasses compiled = CompiledClasses.of(TypedApi.of("churn", ENUMS, schema, true, "com.example"), folder);

        assertThat(compiled.names())
                .hasSize(5)
                .contains("ChurnInput.class", "ChurnModel.class", "ChurnPrediction$Label.class");
    }

    @Test
    void allOfThemTogetherCompileWithABuilder() throws Exception {
        List<String> names = awkwardNames();
        List<SchemaColumn> columns = IntStream.range(0, names.size())
                .mapToObj(i -> column(names.get(i) + " " + i, ColumnKind.NUMERIC))
                .toList();

        CompiledClasses compiled = CompiledClasses.of(
                TypedApi.of("churn", ConfiguredApi.DEFAULT, schema(columns, List.of("no", "yes")), true, "com.example"),
                folder);

        assertThat(compiled.names()).contains("ChurnInput$Builder.class");
    }

    static List<Integer> widths() {
        return List.of(1, 5, 6, 100, 101, 128, 1000, 1001, 5000);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void numbersOfEveryWidthCompile(int width) throws Exception {
        List<SchemaColumn> columns = IntStream.range(0, width)
                .mapToObj(i -> column("x" + i, ColumnKind.NUMERIC))
                .toList();

        CompiledClasses compiled = CompiledClasses.of(
                TypedApi.of("wide", ConfiguredApi.DEFAULT, schema(columns, List.of("no", "yes")), false, "com.example"),
                folder);

        assertThat(compiled.names()).contains("WideInput.class");
    }

    @Test
    void everyTypeCompilesWithAndWithoutMissingValues() throws Exception {
        List<SchemaColumn> columns = new ArrayList<>();
        List<SchemaRule> rules = new ArrayList<>();
        for (boolean missing : new boolean[] {false, true}) {
            for (ColumnKind kind : List.of(ColumnKind.NUMERIC, ColumnKind.CATEGORICAL, ColumnKind.TEXT)) {
                columns.add(column(kind.text() + missing, kind));
            }
            for (DateForm form : DateForm.values()) {
                columns.add(
                        new SchemaColumn(form.name() + " " + missing, ColumnRole.FEATURE, ColumnKind.DATE, form, true));
            }
        }
        for (SchemaColumn column : columns) {
            rules.add(
                    new SchemaRule.Missing(column.name(), column.name().endsWith("true") ? 0.5 : 0, RuleSeverity.WARN));
        }

        CompiledClasses compiled = CompiledClasses.of(
                TypedApi.of("churn", ENUMS, schema(columns, List.of(), rules.toArray(SchemaRule[]::new)), true, "x"),
                folder);

        assertThat(compiled.names()).contains("ChurnInput.class").doesNotContain("ChurnPrediction$Label.class");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a b          | a_b             | aB
                    Price (€)    | price euro      | priceEuro
                    """)
    void columnsThatWouldHaveOneNameAreBothNamed(String one, String other, String name) {
        DataSchema schema = schema(
                List.of(column(one, ColumnKind.NUMERIC), column(other, ColumnKind.NUMERIC)), List.of("no", "yes"));

        assertThatThrownBy(() -> TypedApi.of("churn", ConfiguredApi.DEFAULT, schema, true, "com.example"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("The columns '" + one + "' and '" + other + "' would all be called " + name
                        + " in Java. Rename one of them in the data.");
    }

    @Test
    void whatCannotBeNamedIsSaidAllAtOnce() {
        DataSchema schema = schema(
                List.of(column("\u0001", ColumnKind.NUMERIC), column(" ", ColumnKind.NUMERIC)), List.of("a b", "A-B"));

        assertThatThrownBy(() -> TypedApi.of("churn", ENUMS, schema, false, "com.example"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("""
                        The categories of model 'churn' cannot be enums, because there is no schema that names them. Run \
                        'mvn mlmodel:schema', and commit what it writes.
                        No name in Java can be made of ' ' (column). Rename it in the data.
                        The labels 'A-B' and 'a b' would all be called A_B in Java. Rename one of them in the data.""");
    }

    private static SchemaColumn column(String name, ColumnKind kind) {
        return SchemaColumn.of(name, ColumnRole.FEATURE, kind);
    }

    private static DataSchema schema(List<SchemaColumn> features, List<String> labels, SchemaRule... rules) {
        SchemaColumn target = SchemaColumn.of(
                "target", ColumnRole.TARGET, labels.isEmpty() ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL);
        Stream<SchemaRule> domain = labels.isEmpty()
                ? Stream.of()
                : Stream.of(new SchemaRule.Domain("target", labels, 0, RuleSeverity.ERROR));
        return new DataSchema(
                Stream.concat(features.stream(), Stream.of(target)).toList(),
                List.of(),
                Stream.concat(Stream.of(rules), domain).toList());
    }
}
