package io.github.mlmodel.worker.schema;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import io.github.mlmodel.worker.train.TreatedSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the values of all columns are over all rows. */
final class Profiles implements RowVisitor {

    private final Map<String, ColumnSchema> features = new HashMap<>();
    private final TreatedSource treated;
    private final Roles roles;
    private final CellMeaning values;
    private final List<Profile> profiles = new ArrayList<>();
    private List<String> names = List.of();
    private long rows;

    Profiles(TreatedSource treated, Roles roles, CellMeaning values) {
        this.treated = treated;
        this.roles = roles;
        this.values = values;
        treated.features().forEach(column -> features.put(column.name(), column));
    }

    @Override
    public void begin(List<String> columns) {
        names = columns;
        rows = 0;
        profiles.clear();
        columns.forEach(name -> profiles.add(new Profile(wanted(name))));
    }

    private Profile.Wanted wanted(String name) {
        @Nullable ColumnKind kind = kind(name);
        if (kind == ColumnKind.NUMERIC) {
            return Profile.Wanted.NUMBERS;
        } else if (kind == ColumnKind.CATEGORICAL) {
            return Profile.Wanted.CATEGORIES;
        }
        return kind == null && !name.equals(roles.weight()) ? Profile.Wanted.UNIQUE : Profile.Wanted.MISSING;
    }

    private @Nullable ColumnKind kind(String name) {
        if (name.equals(roles.target())) {
            return DataSchema.targetOf(treated.task());
        }
        ColumnSchema feature = features.get(name);
        return feature == null ? null : feature.kind();
    }

    @Override
    public void row(WrittenRow row) {
        rows++;
        for (int i = 0; i < profiles.size(); i++) {
            add(profiles.get(i), names.get(i), row.text(i));
        }
    }

    private void add(Profile profile, String name, String text) {
        if (values.isMissing(text, kind(name), roles.mayLack(name))) {
            profile.addMissing();
            return;
        }
        profile.add(text);
        if (profile.wanted() == Profile.Wanted.NUMBERS) {
            @Nullable DateForm none = null;
            profile.add(values.number(name, none, text));
        }
    }

    List<String> names() {
        return names;
    }

    long rows() {
        return rows;
    }

    Profile of(String name) {
        return Objects.requireNonNull(profiles.get(names.indexOf(name)));
    }
}
