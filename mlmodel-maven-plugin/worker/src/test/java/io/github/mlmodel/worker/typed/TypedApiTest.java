package io.github.mlmodel.worker.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.typed.Generated;
import io.github.mlmodel.runtime.typed.GeneratedModel;
import io.github.mlmodel.runtime.typed.GeneratedText;
import java.awt.image.BufferedImage;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        CompiledClasses compiled = CompiledClasses.of(named(name, "com.example.deep"), folder);

        assertThat(compiled.names())
                .hasSize(5)
                .contains("ChurnInput.class", "ChurnModel.class", "ChurnPrediction$Label.class");
    }

    /**
     * Its warnings are more than those of all compilers before it, and it has the classes of each of these versions. Names are
     * shared out among them.
     */
    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19, 20, 21, 22, 23, 24, 25})
    void theyCompileWithTheCompilerOfJava25ForEachVersion(int release) throws Exception {
        Optional<Path> javac = InstalledJdk.javac(25);
        assumeThat(javac).as("a JDK 25 beside the one of this build").isPresent();
        List<String> command = new ArrayList<>(List.of(javac.orElseThrow().toString()));
        command.addAll(CompiledClasses.arguments(release, Files.createDirectories(folder.resolve("classes"))));
        command.addAll(List.of("-cp", Objects.requireNonNull(System.getProperty("java.class.path"))));
        List<String> names = awkwardNames();
        for (int i = release - 17; i < names.size(); i += 9) {
            CompiledClasses.write(named(names.get(i), "com.example.deep" + i), folder.resolve("sources"))
                    .forEach(file -> command.add(file.toString()));
        }

        Process compiling =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(compiling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(compiling.waitFor()).isZero();
    }

    private static TypedApi named(String name, String packageName) {
        DataSchema schema = schema(
                List.of(
                        column("other", ColumnKind.NUMERIC),
                        column(name, ColumnKind.CATEGORICAL)
                                .withSeen(new ColumnShares(0, Map.of(name + " c", .5, name + " d", .5)))),
                List.of(name + " a", name + " b"),
                new SchemaRule.Domain(name, List.of(name + " c", name + " d"), 0, RuleSeverity.ERROR));
        return TypedApi.of("churn", new ConfiguredApi(packageName, null, true, false), schema, true, "com.example");
    }

    @Test
    void commentsSayWhatTheContractKnows() {
        String input = comments(true);

        assertThat(input)
                .contains(
                        " * @param age the column &quot;age&quot;, from 17.5 to 77; missing in at most 2.5&nbsp;% of the rows",
                        " * @param plan the column &quot;plan&quot;, one of basic (60&nbsp;%), &#42;&#47; static"
                                + " &#123;&#125; (38.5&nbsp;%), and 1 other; missing in 0.02&nbsp;% of the rows",
                        " * @param region the column &quot;region&quot;, one of " + "n".repeat(79)
                                + "&#8230; (98&nbsp;%), and 2 others",
                        " * @param visits the column &quot;visits&quot;, at least 0\n");
    }

    /** What a few rows have alone is nobody's to know, whatever the contract lists, and whoever added it. */
    @Test
    void rareCategoriesStandInNoSource() {
        for (ConfiguredApi api : List.of(ENUMS, ConfiguredApi.DEFAULT)) {
            DataSchema schema = schema(
                    List.of(column("plan", ColumnKind.CATEGORICAL)
                            .withSeen(new ColumnShares(0, Map.of("basic", .99, "taken out", .005)))),
                    List.of("no", "yes"),
                    new SchemaRule.Domain("plan", List.of("basic", "Zanzibar"), 0, RuleSeverity.WARN));

            Collection<String> sources = TypedApi.of("churn", api, schema, true, "com.example")
                    .files()
                    .values();

            assertThat(sources).noneMatch(text -> text.contains("Zanzibar") || text.contains("ZANZIBAR"));
            assertThat(sources).noneMatch(text -> text.contains("taken"));
            assertThat(sources).anyMatch(text -> text.contains("one of basic (99&nbsp;%), and 1 other"));
        }
    }

    /** An older contract is read, and says nothing of categories that nobody counted. */
    @Test
    void categoriesThatNobodyCountedStandInNoSource() {
        DataSchema schema = schema(
                List.of(column("plan", ColumnKind.CATEGORICAL)),
                List.of("no", "yes"),
                new SchemaRule.Domain("plan", List.of("basic", "gold"), 0, RuleSeverity.WARN));

        assertThat(TypedApi.of("churn", ConfiguredApi.DEFAULT, schema, true, "com.example")
                        .files()
                        .values())
                .noneMatch(text -> text.contains("basic"));
        assertThatThrownBy(() -> TypedApi.of("churn", ENUMS, schema, true, "com.example"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("The categories of column 'plan' of model 'churn' cannot be enums, because its schema does"
                        + " not say how frequent they are, and none that is rare stands in code. Run 'mvn"
                        + " mlmodel:schema -Dmlmodel.schema.update=true', and commit what it writes.");
    }

    @Test
    void categoriesThatNobodyHasReadStandInNoComment() {
        assertThat(comments(false))
                .contains(
                        " * @param age the column &quot;age&quot;, from 17.5 to 77; missing in at most 2.5&nbsp;% of the rows",
                        " * @param plan the column &quot;plan&quot;, missing in 0.02&nbsp;% of the rows\n",
                        " * @param region the column &quot;region&quot;\n");
    }

    private static String comments(boolean committed) {
        DataSchema schema = schema(
                List.of(
                        column("age", ColumnKind.NUMERIC),
                        column("plan", ColumnKind.CATEGORICAL)
                                .withSeen(new ColumnShares(.0002, Map.of("basic", .6, "*/ static {}", .385))),
                        column("region", ColumnKind.CATEGORICAL)
                                .withSeen(new ColumnShares(0, Map.of("n".repeat(200), .98, "s", .015))),
                        column("visits", ColumnKind.NUMERIC)),
                List.of("no", "yes"),
                new SchemaRule.Range("age", 17.5, 77.0, RuleSeverity.WARN),
                new SchemaRule.Missing("age", 0.025, RuleSeverity.WARN),
                new SchemaRule.Domain("plan", List.of("*/ static {}", "basic", "gold"), 0, RuleSeverity.WARN),
                new SchemaRule.Domain("region", List.of("n".repeat(200), "s", "w"), 0, RuleSeverity.WARN),
                new SchemaRule.Range("visits", 0.0, null, RuleSeverity.WARN));
        return Objects.requireNonNull(TypedApi.of("churn", ConfiguredApi.DEFAULT, schema, committed, "com.example")
                .files()
                .get("com/example/ChurnInput.java"));
    }

    @Test
    void imagesArePredictedFromBytesAndFromBufferedImages() throws Exception {
        CompiledClasses compiled =
                CompiledClasses.of(TypedApi.ofImages("digits", ConfiguredApi.DEFAULT, "com.example"), folder);

        try (URLClassLoader loader = compiled.loader()) {
            Class<?> model = loader.loadClass("com.example.DigitsModel");
            assertThat(model.getMethod("predict", byte[].class).getReturnType().getSimpleName())
                    .isEqualTo("DigitsPrediction");
            assertThat(model.getMethod("predict", BufferedImage.class)
                            .getReturnType()
                            .getSimpleName())
                    .isEqualTo("DigitsPrediction");
        }
    }

    /** What the classes are made of is called so, too. */
    @ParameterizedTest
    @ValueSource(strings = {"typed", "generated"})
    void modelsMayBeCalledAsWhatTheirClassesAreMadeOf(String name) throws Exception {
        List<SchemaColumn> columns = List.of(
                column("x", ColumnKind.NUMERIC),
                new SchemaColumn("day", ColumnRole.FEATURE, ColumnKind.DATE, DateForm.DATE, true));

        CompiledClasses compiled = CompiledClasses.of(
                TypedApi.of(name, ConfiguredApi.DEFAULT, schema(columns, List.of("no", "yes")), false, "com.example"),
                folder);

        assertThat(compiled.names()).hasSize(4);
    }

    @Test
    void everyModelIsKnownByWhatItIsAndEveryConstantByItsText() throws Exception {
        CompiledClasses rows = CompiledClasses.of(named("plan", "com.example.deep"), folder.resolve("rows"));
        try (URLClassLoader loader = rows.loader()) {
            Class<?> model = loader.loadClass("com.example.deep.ChurnModel");
            Class<?> label = loader.loadClass("com.example.deep.ChurnPrediction$Label");
            Class<?> plan = loader.loadClass("com.example.deep.ChurnInput$Plan");
            assertThat(model).isAssignableTo(GeneratedModel.class).hasMethods("columns", "model");
            assertThat(List.of(label, plan)).allMatch(GeneratedText.class::isAssignableFrom);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, Label", "500, Label", "501, String"})
    void upTo500LabelsAreConstants(int count, String type) throws Exception {
        assertThat(prediction(count, false)).startsWith(type + " label", "double probability");
    }

    @Test
    void aModelWithoutProbabilitiesHasAScore() throws Exception {
        assertThat(prediction(3, true)).containsExactly("Label label", "double score", "Map scores");
    }

    /** Returns types and names of what a model of so many labels says. */
    private List<String> prediction(int labels, boolean scores) throws Exception {
        ConfiguredApi api = new ConfiguredApi(null, null, false, scores);
        DataSchema schema = schema(
                List.of(column("x", ColumnKind.NUMERIC)),
                IntStream.range(0, labels).mapToObj(i -> "label " + i).toList());
        try (URLClassLoader loader = CompiledClasses.of(TypedApi.of("churn", api, schema, true, "com.example"), folder)
                .loader()) {
            return Stream.of(loader.loadClass("com.example.ChurnPrediction").getRecordComponents())
                    .map(part -> part.getType().getSimpleName() + " " + part.getName())
                    .toList();
        }
    }

    @Test
    void theOrderInWhichCategoriesWereSeenChangesNothing() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("basic", .5);
        shares.put("pro", .3);
        shares.put("free", .2);
        Map<String, Double> reversed = new LinkedHashMap<>();
        List.of("free", "pro", "basic").forEach(category -> reversed.put(category, shares.get(category)));

        assertThat(seen(reversed).files()).isEqualTo(seen(shares).files());
    }

    private static TypedApi seen(Map<String, Double> shares) {
        SchemaColumn plan = column("plan", ColumnKind.CATEGORICAL).withSeen(new ColumnShares(0, shares));
        DataSchema schema = schema(
                List.of(plan),
                List.of("no", "yes"),
                new SchemaRule.Domain("plan", List.of("basic", "pro", "free"), 0, RuleSeverity.ERROR));
        return TypedApi.of("churn", ENUMS, schema, true, "com.example");
    }

    @Test
    void rowsAreExplained() throws Exception {
        CompiledClasses rows = CompiledClasses.of(named("plan", "com.example.deep"), folder.resolve("rows"));
        try (URLClassLoader loader = rows.loader()) {
            Class<?> model = loader.loadClass("com.example.deep.ChurnModel");
            Class<?> input = loader.loadClass("com.example.deep.ChurnInput");
            Class<?> label = loader.loadClass("com.example.deep.ChurnPrediction$Label");
            assertThat(model.getMethod("explain", input).getReturnType()).isEqualTo(Explanation.class);
            assertThat(model.getMethod("explain", input, label).getReturnType()).isEqualTo(Explanation.class);
        }
    }

    @Test
    void aWideRowOfNumbersIsMadeOfAnArrayOrByABuilder() throws Exception {
        List<SchemaColumn> columns = IntStream.range(0, 128)
                .mapToObj(i -> column("x" + i, ColumnKind.NUMERIC))
                .toList();
        CompiledClasses compiled = CompiledClasses.of(
                TypedApi.of("wide", ConfiguredApi.DEFAULT, schema(columns, List.of()), false, "com.example"), folder);

        try (URLClassLoader loader = compiled.loader()) {
            Class<?> input = loader.loadClass("com.example.WideInput");
            Method of = input.getMethod("of", double[].class);
            assertThat(of.invoke(null, (Object) new double[128])).isInstanceOf(input);
            assertThatThrownBy(() -> of.invoke(null, (Object) new double[3]))
                    .hasRootCauseMessage("A row has 128 values, and not 3.");
            Object builder = Objects.requireNonNull(input.getMethod("builder").invoke(null));
            builder.getClass().getMethod("x127", double.class).invoke(builder, 1.5);
            assertThat(builder.getClass().getMethod("build").invoke(builder)).isInstanceOf(input);
        }
    }

    /** What is kept in class files is what tools that measure coverage see; reflection does not. */
    @Test
    void everyClassIsMarkedAsGeneratedInItsClassFile() throws Exception {
        CompiledClasses compiled = CompiledClasses.of(named("plan", "com.example.deep"), folder);

        assertThat(Generated.class.getAnnotation(Retention.class).value()).isEqualTo(RetentionPolicy.CLASS);
        for (String name : compiled.names()) {
            assertThat(compiled.text(name)).as(name).contains("Lio/github/mlmodel/runtime/typed/Generated;");
        }
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
