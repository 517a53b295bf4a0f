package io.github.mlmodel.build.schema;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a model what its schema says of columns: roles, kinds, and which of them decide a row's side. What POM and schema
 * both say must be the same.
 */
public final class SchemaBinding {

    private final ConfiguredModel model;
    private final CommittedSchema committed;
    private final DataSchema schema;
    private final List<String> wrong = new ArrayList<>();

    private SchemaBinding(ConfiguredModel model, CommittedSchema committed) {
        this.model = model;
        this.committed = committed;
        this.schema = committed.schema();
    }

    /**
     * Returns models as their schemas have them; those without a schema stay as they are.
     *
     * @throws MlModelException with all that is wrong with the schemas
     */
    public static List<ConfiguredModel> bind(List<ConfiguredModel> models, Workspace workspace) throws IOException {
        Violations violations = new Violations();
        List<ConfiguredModel> bound = new ArrayList<>();
        for (ConfiguredModel model : models) {
            violations.collect(() -> bound.add(CommittedSchema.of(workspace, model.name())
                    .map(found -> new SchemaBinding(model, found).bound())
                    .orElse(model)));
        }
        violations.failIfAny("The schemas of the models have", "problem");
        return bound;
    }

    private ConfiguredModel bound() {
        ModelSpec spec = model.spec();
        spec.dataset()
                .source()
                .<Runnable, RuntimeException>choose(table -> () -> {}, images -> this::refuseImages)
                .run();
        roles(spec.dataset().roles());
        features(spec.features());
        group(spec.dataset().heldBack());
        @Nullable Task task = task(spec.task());
        if (!wrong.isEmpty()) {
            throw MlModelException.user(committed.file() + " and <" + model.path() + "> contradict each other: "
                    + String.join("; ", wrong) + ". Change one of them.");
        }
        DatasetSpec dataset = spec.dataset();
        ModelSpec pinned = spec.withDataset(
                        new DatasetSpec(dataset.source(), dataset.heldBack(), pinned(dataset), dataset.folds()))
                .withFeatures(pinned(spec.features()));
        return model.withSpec(task == null ? pinned : pinned.withTask(task));
    }

    private void refuseImages() {
        throw MlModelException.user(committed.file() + " says what the columns of model '" + model.name()
                + "' are, but its rows are images. Remove the file.");
    }

    private void roles(Roles roles) {
        same("<target>", roles.target(), first(ColumnRole.TARGET));
        same("<weight>", roles.weight(), first(ColumnRole.WEIGHT));
        for (String name : roles.exclude()) {
            role(name)
                    .filter(role -> role != ColumnRole.IGNORED)
                    .ifPresent(role ->
                            wrong.add("<exclude> names " + quoted(name) + ", which is a " + role.text() + " there"));
        }
    }

    /** The columns that decide a row's side are said in one place. */
    private void group(HeldBack heldBack) {
        if (heldBack.asksRows() && !schema.splitBy().isEmpty()) {
            wrong.add("<testAfter> or <testWhen> says which rows are held back, and so does splitBy there");
        }
        Optional<String> group = heldBack.groupColumn();
        if (group.isPresent()
                && !schema.splitBy().isEmpty()
                && !schema.splitBy().equals(List.of(group.get()))) {
            wrong.add("<testGroup> is " + quoted(group.get()) + ", and splitBy names "
                    + Names.list(
                            schema.splitBy().stream().map(SchemaBinding::quoted).toList())
                    + " there, but one of them decides a row's side");
        }
    }

    private void same(String element, @Nullable String here, @Nullable String there) {
        String says = here == null ? "is absent" : "is " + quoted(here);
        if (here == null ? there != null : !here.equals(there)) {
            wrong.add(element + " " + says + ", and there "
                    + (there == null ? "no column has that role" : quoted(there) + " has that role"));
        }
    }

    private @Nullable String first(ColumnRole role) {
        return schema.names(role).stream().findFirst().orElse(null);
    }

    private Optional<ColumnRole> role(String name) {
        return schema.column(name).map(SchemaColumn::role);
    }

    private void features(FeatureSpec features) {
        Map<String, ColumnSchema> pinned = new LinkedHashMap<>();
        features().forEach(column -> pinned.put(column.name(), column));
        List<String> listed = new ArrayList<>();
        for (ColumnSchema column : features.columns()) {
            listed.add(column.name());
            ColumnSchema there = pinned.get(column.name());
            if (there == null) {
                wrong.add("<features> lists " + quoted(column.name()) + ", which is no feature there");
            } else if (!there.equals(column)) {
                wrong.add("<features> lists " + quoted(column.name()) + " as " + kind(column) + ", which is "
                        + kind(there) + " there");
            }
        }
        features.keep().stream()
                .filter(name -> !pinned.containsKey(name))
                .forEach(name -> wrong.add("<keep> names " + quoted(name) + ", which is no feature there"));
        List<String> unlisted =
                pinned.keySet().stream().filter(name -> !listed.contains(name)).toList();
        if (features.explicit() && !unlisted.isEmpty()) {
            wrong.add("<features> leaves out "
                    + Names.list(unlisted.stream().map(SchemaBinding::quoted).toList())
                    + (unlisted.size() == 1 ? ", which is a feature there" : ", which are features there"));
        }
    }

    private static String kind(ColumnSchema column) {
        @Nullable DateForm form = column.form().date();
        return column.kind().text() + (form == null ? "" : " of the form '" + form.text() + "'");
    }

    private List<ColumnSchema> features() {
        return schema.columns(ColumnRole.FEATURE).stream()
                .map(column -> column.form() == null
                        ? new ColumnSchema(column.name(), kindOf(column))
                        : ColumnSchema.ofDates(column.name(), column.form()))
                .toList();
    }

    private static ColumnKind kindOf(SchemaColumn column) {
        if (column.kind() == null) {
            throw new IllegalStateException("a feature has a kind");
        }
        return column.kind();
    }

    /** The kind of the target says the task. */
    private @Nullable Task task(@Nullable Task said) {
        @Nullable
        ColumnKind kind = schema.columns(ColumnRole.TARGET).stream()
                .map(SchemaColumn::kind)
                .findFirst()
                .orElse(null);
        if (kind == null) {
            return said;
        }
        Task task = Arrays.stream(Task.values())
                .filter(one -> DataSchema.targetOf(one) == kind)
                .findFirst()
                .orElseThrow();
        if (said != null && said != task) {
            wrong.add("<task> is " + said.text() + ", and the target is " + kind.text() + " there");
        }
        return task;
    }

    private Roles pinned(DatasetSpec dataset) {
        Roles roles = dataset.roles();
        Set<String> exclude = new LinkedHashSet<>(roles.exclude());
        exclude.addAll(schema.names(ColumnRole.IGNORED));
        List<String> optional = Stream.concat(
                        // What is excluded and not in the schema is nobody's business.
                        roles.exclude().stream()
                                .filter(name -> schema.column(name).isEmpty()),
                        schema.columns().stream()
                                .filter(column -> !column.required())
                                .map(SchemaColumn::name))
                .toList();
        return new Roles(
                roles.target(),
                roles.weight(),
                exclude.stream().sorted().toList(),
                dataset.heldBack().asksRows()
                                || dataset.heldBack().groupColumn().isPresent()
                        ? List.of()
                        : schema.deciding(),
                optional.stream().sorted().toList());
    }

    private FeatureSpec pinned(FeatureSpec features) {
        return new FeatureSpec(
                names(ColumnKind.NUMERIC),
                names(ColumnKind.CATEGORICAL),
                names(ColumnKind.TEXT),
                dates(),
                null,
                features.keep(),
                features.maxCategories(),
                features.maxTokens(),
                features.ngrams());
    }

    private List<String> names(ColumnKind kind) {
        return schema.columns(ColumnRole.FEATURE).stream()
                .filter(column -> column.kind() == kind)
                .map(SchemaColumn::name)
                .toList();
    }

    private List<DateColumns> dates() {
        List<DateColumns> dates = new ArrayList<>();
        for (DateForm form : DateForm.values()) {
            List<String> names = schema.columns(ColumnRole.FEATURE).stream()
                    .filter(column -> column.form() == form)
                    .map(SchemaColumn::name)
                    .toList();
            if (!names.isEmpty()) {
                dates.add(new DateColumns(names, form));
            }
        }
        return dates;
    }

    private static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }
}
