package io.github.mlmodel.build.signature;

import static io.github.mlmodel.build.signature.SignatureChange.breaking;
import static io.github.mlmodel.build.signature.SignatureChange.quoted;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the columns that two models read. */
final class ColumnChanges {

    private final ModelDescription before;
    private final ModelDescription now;
    private final boolean enums;
    private final Map<String, ColumnSchema> old;
    private final Map<String, ColumnSchema> fresh;
    private final Map<String, String> renamed;

    ColumnChanges(ModelDescription before, ModelDescription now, boolean enums) {
        this.before = before;
        this.now = now;
        this.enums = enums;
        this.old = byName(before);
        this.fresh = byName(now);
        this.renamed = Renamed.between(
                List.copyOf(old.keySet()),
                List.copyOf(fresh.keySet()),
                (name, other) -> kind(old, name) == kind(fresh, other)
                        && leftOut(now, name).isEmpty()
                        && leftOut(before, other).isEmpty());
    }

    List<SignatureChange> all() {
        List<SignatureChange> changes = new ArrayList<>();
        old.forEach((name, column) -> {
            ColumnSchema today = fresh.get(name);
            if (today == null) {
                changes.add(gone(name));
            } else {
                changes.addAll(changed(column, today));
            }
        });
        for (String name : fresh.keySet()) {
            if (!old.containsKey(name) && !renamed.containsValue(name)) {
                changes.add(added(name));
            }
        }
        if (!common(old, fresh).equals(common(fresh, old))) {
            changes.add(breaking("its columns stand in another order: a Row, which is set by places, gives values to"
                    + " other columns"));
        }
        return changes;
    }

    private SignatureChange gone(String name) {
        @Nullable String today = renamed.get(name);
        if (today != null) {
            return breaking("column " + quoted(name) + " is " + quoted(today) + " now: a row with " + quoted(name)
                    + " is refused");
        }
        return leftOut(now, name)
                .map(column -> breaking("column " + quoted(name) + " is left out now (" + column.reason()
                        + "): a row may still have it, but a Row, which is set by places, has no place for it"))
                .orElseGet(() -> breaking("column " + quoted(name) + " is gone: a row that has it is refused"));
    }

    private SignatureChange added(String name) {
        String what = leftOut(before, name)
                .map(column -> " is read now, and was left out (" + column.reason() + ")")
                .orElse(" is new");
        return breaking("column " + quoted(name) + what + ": a row without it is refused");
    }

    private List<SignatureChange> changed(ColumnSchema was, ColumnSchema is) {
        String column = "column " + quoted(is.name());
        if (!values(was.kind()).equals(values(is.kind()))) {
            return List.of(breaking(column + " takes " + values(is.kind()) + ", and took " + values(was.kind())
                    + ": values as before are refused, or mean something else"));
        }
        return switch (is.kind()) {
            case NUMERIC -> numbers(column, was, is);
            case DATE -> dates(column, was, is);
            case CATEGORICAL, TEXT -> categories(column, was, is);
            case IMAGE -> images(column, is.name());
        };
    }

    /** A category and a text are both given as a text. */
    private static String values(ColumnKind kind) {
        return switch (kind) {
            case NUMERIC -> "numbers";
            case DATE -> "dates";
            case CATEGORICAL, TEXT -> "texts";
            case IMAGE -> "images";
        };
    }

    private static List<SignatureChange> numbers(String column, ColumnSchema was, ColumnSchema is) {
        return was.form().numbersOrPlain().equals(is.form().numbersOrPlain())
                ? List.of()
                : List.of(breaking(column + " has numbers that are written otherwise: one that is given as a text, as"
                        + " before, is refused, or is another number"));
    }

    private static List<SignatureChange> dates(String column, ColumnSchema was, ColumnSchema is) {
        return was.dates() == is.dates()
                ? List.of()
                : List.of(breaking(column + " has dates of the form '"
                        + is.dates().text() + "', and had '" + was.dates().text() + "': those as before are refused"));
    }

    private List<SignatureChange> images(String column, String name) {
        List<Integer> was = before.signature().inputOf(name).shape();
        List<Integer> is = now.signature().inputOf(name).shape();
        return was.equals(is)
                ? List.of()
                : List.of(breaking(column + " takes images of " + shape(is) + ", and took " + shape(was)
                        + ": others are refused"));
    }

    private static String shape(List<Integer> lengths) {
        return ShapeText.of(lengths.stream().map(Integer::longValue).toList());
    }

    private List<SignatureChange> categories(String column, ColumnSchema was, ColumnSchema is) {
        if (!(was.seen() instanceof SeenValues.Categories known && is.seen() instanceof SeenValues.Categories today)) {
            return List.of();
        }
        List<String> lost = known.known().stream()
                .filter(category -> !today.known().contains(category))
                .map(SignatureChange::quoted)
                .toList();
        if (lost.isEmpty()) {
            return List.of();
        }
        String what = column + " has lost " + (lost.size() == 1 ? "the category " : "the categories ")
                + Shown.of(lost).list() + ": ";
        return List.of(
                enums
                        ? breaking(what + "code with constants of these does not compile")
                        : new SignatureChange(false, what + "to the model, these are like any that it does not know"));
    }

    private static Map<String, ColumnSchema> byName(ModelDescription model) {
        return model.signature().columns().stream()
                .collect(Collectors.toMap(
                        ColumnSchema::name, column -> column, (one, other) -> one, LinkedHashMap::new));
    }

    private static @Nullable ColumnKind kind(Map<String, ColumnSchema> columns, String name) {
        @Nullable ColumnSchema column = columns.get(name);
        return column == null ? null : column.kind();
    }

    private static Optional<IgnoredColumn> leftOut(ModelDescription model, String name) {
        return model.signature().ignored().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    private static List<String> common(Map<String, ColumnSchema> of, Map<String, ColumnSchema> other) {
        return of.keySet().stream().filter(other::containsKey).toList();
    }
}
