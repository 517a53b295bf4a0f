package io.github.mlmodel.build.generate;

import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes of a schema what is generated for a model, and says what cannot be named in Java. */
final class ApiShapes {

    /** With more an enum helps nobody, and with some thousands its class could not be compiled. */
    private static final int MOST_CONSTANTS = 500;

    /** A longer text can stand in no class file. */
    private static final int MOST_BYTES = 65_535;

    private final String model;
    private final ConfiguredApi api;
    private final String defaultPackage;
    private final List<String> problems = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param model the model's name
     * @param api what the POM says of the classes
     * @param defaultPackage the package of models whose {@code <generate>} names none
     */
    ApiShapes(String model, ConfiguredApi api, String defaultPackage) {
        this.model = model;
        this.api = api;
        this.defaultPackage = defaultPackage;
    }

    /** Returns all that is in the way, as sentences. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns what is generated for a model of images. */
    ApiShape ofImages() {
        return shape(List.of(), new ApiOutput.Label(List.of(), api.scores()));
    }

    /**
     * Returns what is generated for a model of tables.
     *
     * @param committed whether people have read the schema, so that its categories may stand in comments
     */
    ApiShape of(DataSchema schema, boolean committed) {
        if (api.enums() && !committed) {
            problems.add(
                    "The categories of model '" + model + "' cannot be enums, because there is no schema that names"
                            + " them. Run 'mvn mlmodel:schema', and commit what it writes.");
        }
        List<ApiColumn> columns = schema.columns(ColumnRole.FEATURE).stream()
                .map(column -> column(column, schema, committed))
                .toList();
        requireDifferent("columns", columns, ApiColumn::name, ApiColumn::component);
        return shape(columns, output(schema));
    }

    private ApiShape shape(List<ApiColumn> columns, ApiOutput output) {
        return new ApiShape(
                model, Optional.ofNullable(api.packageName()).orElse(defaultPackage), className(), columns, output);
    }

    private String className() {
        return Optional.ofNullable(api.className()).orElseGet(() -> JavaName.type(model));
    }

    private ApiOutput output(DataSchema schema) {
        SchemaColumn target = schema.columns(ColumnRole.TARGET).get(0);
        if (target.kind() == ColumnKind.NUMERIC) {
            return new ApiOutput.Value();
        }
        List<String> labels = domain(schema, target.name());
        return new ApiOutput.Label(
                labels.size() > MOST_CONSTANTS ? List.of() : constants("labels", labels), api.scores());
    }

    private ApiColumn column(SchemaColumn column, DataSchema schema, boolean committed) {
        String name = column.name();
        KnownOfColumn known = KnownOfColumn.of(column, schema);
        if (api.enums() && known.hasUncountedCategories()) {
            problems.add(
                    "The categories of column '" + shown(name) + "' of model '" + model
                            + "' cannot be enums, because its schema does not say how frequent they are, and none that is rare"
                            + " stands in code. Run 'mvn mlmodel:schema -Dmlmodel.schema.update=true', and commit what it writes.");
        }
        List<String> frequent = known.frequent();
        boolean choice = api.enums() && !frequent.isEmpty() && frequent.size() <= MOST_CONSTANTS;
        List<ApiConstant> constants =
                choice ? constants("categories of column '" + shown(name) + "'", frequent) : List.of();
        String component = named("column", name, JavaName.component(name));
        return new ApiColumn(
                name,
                component,
                choice ? ApiType.CHOICE : ApiType.of(column.kind(), column.form()),
                known.mayBeMissing(),
                !column.required(),
                choice && !component.isEmpty() ? JavaName.choice(component, className() + ApiShape.INPUT) : "",
                choice ? withOther(constants) : constants,
                known.sentence(committed));
    }

    private List<ApiConstant> constants(String what, List<String> texts) {
        List<ApiConstant> constants = texts.stream()
                .map(text -> new ApiConstant(named(what, text, JavaName.constant(text)), text))
                .toList();
        requireDifferent(what, constants, ApiConstant::text, ApiConstant::name);
        return constants;
    }

    /** What no training row has is a category of its own to the model, whatever its text is. */
    private static List<ApiConstant> withOther(List<ApiConstant> constants) {
        List<ApiConstant> all = new ArrayList<>(constants);
        all.add(new ApiConstant(
                free("OTHER", name -> constants.stream()
                        .anyMatch(one -> one.name().equals(name))),
                free("other", text -> constants.stream()
                        .anyMatch(one -> one.text().equals(text)))));
        return all;
    }

    private static String free(String name, Predicate<String> taken) {
        String free = name;
        while (taken.test(free)) {
            free += "_";
        }
        return free;
    }

    private String named(String what, String text, String name) {
        if (name.isEmpty()) {
            problems.add("No name in Java can be made of '" + shown(text) + "' (" + what + "). Rename it in the data.");
        }
        long bytes = text.chars().mapToLong(JavaText::bytes).sum();
        if (bytes > MOST_BYTES) {
            problems.add("'" + shown(text) + "' (" + what + ") has " + bytes + " bytes, and a text in Java has "
                    + MOST_BYTES + " at most. Shorten it in the data.");
        }
        return name;
    }

    /** Two that would have one name are both named. */
    private <T> void requireDifferent(String what, List<T> all, Function<T, String> text, Function<T, String> name) {
        Map<String, List<String>> byName = all.stream()
                .filter(one -> !name.apply(one).isEmpty())
                .collect(
                        Collectors.groupingBy(name, LinkedHashMap::new, Collectors.mapping(text, Collectors.toList())));
        byName.forEach((same, texts) -> {
            if (texts.size() > 1) {
                problems.add("The " + what + " "
                        + texts.stream().map(one -> "'" + shown(one) + "'").collect(Collectors.joining(" and "))
                        + " would all be called " + same + " in Java. Rename one of them in the data.");
            }
        });
    }

    private static String shown(String text) {
        return Printable.text(text);
    }

    private static List<String> domain(DataSchema schema, String column) {
        return schema.categories().getOrDefault(column, List.of());
    }
}
