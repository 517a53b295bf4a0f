package io.github.mlmodel.build.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaBindingTest {

    private static final String FILE = "src/models/churn.schema.json";

    private static final String SCHEMA = """
            {
              "format": 1,
              "columns": [
                {"name": "age", "role": "feature", "kind": "numeric", "range": {"min": 18}},
                {"name": "churned", "role": "target", "kind": "categorical"},
                {"name": "day", "role": "feature", "kind": "date", "form": "date", "presence": "optional"},
                {"name": "id", "role": "ignored"},
                {"name": "plan", "role": "feature", "kind": "categorical"}
              ]
            }
            """;

    @TempDir
    private Path folder;

    private GivenModule given;

    @BeforeEach
    void aModule() {
        given = GivenModule.in(folder);
        given.write(FILE, SCHEMA);
    }

    private ModelSpec bound(ConfiguredModel model) throws IOException {
        return SchemaBinding.bind(List.of(model), given.workspace()).get(0).spec();
    }

    private static ConfiguredModel with(FeatureSpec features) {
        ConfiguredModel model = GivenModule.model("churn");
        return model.withSpec(model.spec().withFeatures(features));
    }

    private static ConfiguredModel with(Roles roles) {
        ConfiguredModel model = GivenModule.model("churn");
        DatasetSpec dataset = model.spec().dataset();
        return model.withSpec(model.spec().withDataset(new DatasetSpec(dataset.source(), dataset.heldBack(), roles)));
    }

    private static ConfiguredModel with(HeldBack heldBack) {
        ConfiguredModel model = GivenModule.model("churn");
        DatasetSpec dataset = model.spec().dataset();
        return model.withSpec(model.spec().withDataset(new DatasetSpec(dataset.source(), heldBack, dataset.roles())));
    }

    private static FeatureSpec features(List<String> numeric, List<String> categorical, FeatureSpec.Others others) {
        return new FeatureSpec(numeric, categorical, List.of(), List.of(), others, List.of(), 50, 20_000, 1);
    }

    @Test
    void rolesKindsAndTaskAreThoseOfTheSchema() throws IOException {
        ModelSpec spec = bound(GivenModule.model("churn"));

        assertThat(spec.features())
                .isEqualTo(new FeatureSpec(
                        List.of("age"),
                        List.of("plan"),
                        List.of(),
                        List.of(new DateColumns(List.of("day"), DateForm.DATE)),
                        null,
                        List.of(),
                        null,
                        FeatureSpec.DEFAULT_MAX_TOKENS,
                        FeatureSpec.DEFAULT_NGRAMS));
        assertThat(spec.features().explicit()).isTrue();
        assertThat(spec.dataset().roles())
                .isEqualTo(new Roles(
                        "churned", null, List.of("id"), List.of("age", "churned", "day", "plan"), List.of("day")));
        assertThat(spec.task()).isEqualTo(Task.CLASSIFICATION);
    }

    @Test
    void aModelWithoutASchemaStaysAsItIs() throws IOException {
        ConfiguredModel claim = GivenModule.model("claim");

        assertThat(SchemaBinding.bind(List.of(claim), given.workspace())).containsExactly(claim);
    }

    @Test
    void columnsThatDecideSidesAreThoseThatTheSchemaNames() throws IOException {
        given.write(FILE, SCHEMA.replace("\"columns\": [", "\"splitBy\": [\"id\", \"age\"], \"columns\": ["));

        assertThat(bound(GivenModule.model("churn")).dataset().roles().splitBy())
                .containsExactly("age", "id");
    }

    @Test
    void whatPomAndSchemaBothSayInTheSameWayIsNoContradiction() throws IOException {
        ModelSpec spec = bound(with(features(List.of("age"), List.of(), FeatureSpec.Others.BY_TYPE)));

        assertThat(spec.features().numeric()).containsExactly("age");
        assertThat(spec.features().categorical()).containsExactly("plan");
        assertThat(spec.features().maxCategories()).isEqualTo(50);
    }

    @Test
    void rangesSharesAndSeveritiesAreNotInTheKey() throws IOException {
        String key = key();

        given.write(FILE, SCHEMA.replace("\"min\": 18", "\"min\": 21, \"severity\": \"warn\""));
        assertThat(key()).isEqualTo(key);
        given.write(
                FILE, SCHEMA.replace("\"format\": 1,", "\"format\": 1, \"rows\": {\"min\": 3}, \"newColumns\": {},"));
        assertThat(key()).isEqualTo(key);
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments("\"kind\": \"numeric\", \"range\": {\"min\": 18}", "\"kind\": \"categorical\""),
                arguments("\"presence\": \"optional\"", "\"presence\": \"required\""),
                arguments("\"role\": \"ignored\"", "\"role\": \"feature\", \"kind\": \"text\""),
                arguments("\"form\": \"date\"", "\"form\": \"dd.MM.yyyy\""),
                arguments("\"columns\": [", "\"splitBy\": [\"age\"], \"columns\": ["));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void whatDecidesHowDataIsReadIsInTheKey(String before, String after) throws IOException {
        String key = key();

        given.write(FILE, SCHEMA.replace(before, after));

        assertThat(key()).isNotEqualTo(key);
    }

    private String key() throws IOException {
        return given.module()
                .inputs()
                .fingerprint(SchemaBinding.bind(List.of(GivenModule.model("churn")), given.workspace())
                        .get(0))
                .key();
    }

    @Test
    void aGroupDecidesSidesInPlaceOfTheSchema() throws IOException {
        assertThat(bound(with(new HeldBack.Fraction(0.3, "id"))).dataset()).satisfies(dataset -> {
            assertThat(dataset.heldBack()).isEqualTo(new HeldBack.Fraction(0.3, "id"));
            assertThat(dataset.roles().splitBy()).isEmpty();
        });
        given.write(FILE, SCHEMA.replace("\"columns\": [", "\"splitBy\": [\"id\"], \"columns\": ["));
        assertThat(bound(with(new HeldBack.Fraction(0.3, "id")))
                        .dataset()
                        .roles()
                        .splitBy())
                .isEmpty();
    }

    @Test
    void aGroupAndOtherColumnsThatDecideSidesAreAContradiction() {
        given.write(FILE, SCHEMA.replace("\"columns\": [", "\"splitBy\": [\"age\", \"id\"], \"columns\": ["));

        assertThatThrownBy(() -> bound(with(new HeldBack.Fraction(0.2, "id"))))
                .hasMessage(
                        "src/models/churn.schema.json and <models/model[churn]> contradict each other: <testGroup> is"
                                + " 'id', and splitBy names 'age', 'id' there, but one of them decides a row's side. Change"
                                + " one of them.");
    }

    @Test
    void whereRowsAreAskedThemselvesTheSchemaDecidesNoSide() throws IOException {
        HeldBack asked = new HeldBack.When("age > 3");
        assertThat(bound(with(asked)).dataset().roles().splitBy()).isEmpty();
        given.write(FILE, SCHEMA.replace("\"columns\": [", "\"splitBy\": [\"age\"], \"columns\": ["));

        assertThatThrownBy(() -> bound(with(asked)))
                .hasMessage(
                        "src/models/churn.schema.json and <models/model[churn]> contradict each other: <testAfter> or"
                                + " <testWhen> says which rows are held back, and so does splitBy there. Change one of them.");
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                arguments(with(Roles.of("left")), "<target> is 'left', and there 'churned' has that role"),
                arguments(
                        with(new Roles("churned", "w", List.of())),
                        "<weight> is 'w', and there no column has that role"),
                arguments(
                        with(new Roles("churned", null, List.of("age"))),
                        "<exclude> names 'age', which is a feature there"),
                arguments(
                        with(features(List.of("plan"), List.of(), FeatureSpec.Others.BY_TYPE)),
                        "<features> lists 'plan' as numeric, which is categorical there"),
                arguments(
                        with(features(List.of(), List.of("day"), FeatureSpec.Others.BY_TYPE)),
                        "<features> lists 'day' as categorical, which is date of the form 'date' there"),
                arguments(
                        with(features(List.of("id"), List.of(), FeatureSpec.Others.BY_TYPE)),
                        "<features> lists 'id', which is no feature there"),
                arguments(
                        with(features(List.of("age"), List.of("plan"), FeatureSpec.Others.NONE)),
                        "<features> leaves out 'day', which is a feature there"),
                arguments(
                        GivenModule.model("churn")
                                .withSpec(GivenModule.model("churn").spec().withTask(Task.REGRESSION)),
                        "<task> is regression, and the target is categorical there"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatContradictsTheSchemaIsRefused(ConfiguredModel model, String why) {
        assertThatThrownBy(() -> bound(model))
                .isInstanceOf(MlModelException.class)
                .hasMessage("src/models/churn.schema.json and <models/model[churn]> contradict each other: " + why
                        + ". Change one of them.");
    }

    @Test
    void aColumnToKeepMustBeAFeature() {
        FeatureSpec keeps =
                new FeatureSpec(List.of(), List.of(), List.of(), List.of(), null, List.of("id"), 100, 20_000, 1);

        assertThatThrownBy(() -> bound(with(keeps)))
                .hasMessage("src/models/churn.schema.json and <models/model[churn]> contradict each other: <keep> names"
                        + " 'id', which is no feature there. Change one of them.");
    }

    @Test
    void imagesHaveNoSchema() {
        ConfiguredModel model = GivenModule.model("churn");
        ConfiguredModel images = model.withSpec(model.spec()
                .withDataset(DatasetSpec.of(
                        new Source.Images("digits", new Source.Labels.Folders()), HeldBack.byDefault())));

        assertThatThrownBy(() -> bound(images))
                .hasMessage("src/models/churn.schema.json says what the columns of model 'churn' are, but its rows are"
                        + " images. Remove the file.");
    }

    @Test
    void allSchemasThatCannotBeUsedAreSaidAtOnce() {
        given.write(FILE, "{");
        given.write("src/models/claim.schema.json", "[]");

        assertThatThrownBy(() -> SchemaBinding.bind(
                        List.of(GivenModule.model("churn"), GivenModule.model("claim")), given.workspace()))
                .hasMessage("""
                        The schemas of the models have 2 problems:
                          - src/models/churn.schema.json cannot be read: it ends too early in line 1, column 2, where a member's name is expected. Correct it.
                          - src/models/claim.schema.json is not as it must be: it is a list, and must be an object. Correct it.""");
    }
}
