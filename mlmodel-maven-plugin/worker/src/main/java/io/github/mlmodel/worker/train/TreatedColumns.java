package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.feature.FeaturePlan;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.SpeltCategories;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was decided of the columns that are neither target nor weight.
 *
 * @param table the rows, each category written in one way
 * @param features columns that features are made of, in the data's order
 * @param ignored columns that are left out
 * @param told what was decided that a person may want to know, a clause each
 * @param spelt which categories are written in several ways, or say what is true, a clause each
 */
record TreatedColumns(
        Table table, List<ColumnSchema> features, List<IgnoredColumn> ignored, List<String> told, List<String> spelt) {

    TreatedColumns {
        features = List.copyOf(features);
        ignored = List.copyOf(ignored);
        told = List.copyOf(told);
        spelt = List.copyOf(spelt);
    }

    static TreatedColumns of(ReadRows read, Roles roles, Source.Table source) {
        List<ColumnSchema> columns = read.schema().stream()
                .filter(column -> roles.mayLack(column.name()))
                .toList();
        long numeric = columns.stream()
                .filter(column -> column.kind() == ColumnKind.NUMERIC)
                .count();
        // Numbers that share an input keep their places in it.
        boolean shared = FeaturePlan.shareInput(numeric);
        List<ColumnSchema> features = new ArrayList<>();
        List<IgnoredColumn> ignored = new ArrayList<>();
        for (ColumnSchema column : columns) {
            Treatment treatment = read.treatment(column.name());
            if (treatment.leavesOut() && !(shared && column.kind() == ColumnKind.NUMERIC)) {
                ignored.add(new IgnoredColumn(
                        column.name(), column.kind(), treatment.reason().word()));
            } else {
                features.add(column);
            }
        }
        Map<String, SpeltCategories> spelt = spelt(read, features);
        RecordedForms forms = RecordedForms.of(source);
        List<ColumnSchema> recorded = features.stream()
                .map(column -> forms.of(
                        column,
                        read.treatment(column.name()),
                        Optional.ofNullable(spelt.get(column.name()))
                                .map(SpeltCategories::spellings)
                                .orElse(Map.of())))
                .toList();
        return new TreatedColumns(
                written(read.table(), spelt), recorded, ignored, told(read, features, ignored), told(spelt));
    }

    /** Returns the refusal where there is nothing to learn from because columns are left out. */
    Optional<MlModelException> withoutFeatures() {
        return features.isEmpty() && !ignored.isEmpty()
                ? Optional.of(MlModelException.user(
                        "There are no features to train on: but for target, weight and excluded ones,"
                                + " all columns are left out: "
                                + Shown.of(ignored.stream()
                                                .map(column -> quoted(column.name()) + " (" + words(column) + ")")
                                                .toList())
                                        .list()
                                + ". To train on one all the same, list it under <keep> in <features>, or under <text> if it holds"
                                + " words that say something."))
                : Optional.empty();
    }

    private static Map<String, SpeltCategories> spelt(ReadRows read, List<ColumnSchema> features) {
        Map<String, SpeltCategories> spelt = new LinkedHashMap<>();
        for (ColumnSchema column : features) {
            if (column.kind() == ColumnKind.CATEGORICAL
                    && read.table().column(column.name()) instanceof Column.Texts texts) {
                spelt.put(column.name(), SpeltCategories.of(texts));
            }
        }
        return spelt;
    }

    private static Table written(Table table, Map<String, SpeltCategories> spelt) {
        return new Table(
                table.rows(),
                table.columns().stream()
                        .map(column -> Optional.ofNullable(spelt.get(column.name()))
                                .<Column>map(SpeltCategories::column)
                                .orElse(column))
                        .toList());
    }

    private static List<String> told(Map<String, SpeltCategories> spelt) {
        List<String> alike = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        spelt.forEach((name, column) -> {
            column.alike().forEach(texts -> alike.add(texts + " of " + quoted(name)));
            column.truths().ifPresent(words -> truths.add(quoted(name) + " (" + words + ")"));
        });
        List<String> clauses = new ArrayList<>();
        add(clauses, "took as one category ", alike, text -> text);
        add(clauses, "read as truth values ", truths, text -> text);
        return clauses;
    }

    private static List<String> told(ReadRows read, List<ColumnSchema> features, List<IgnoredColumn> ignored) {
        List<String> clauses = new ArrayList<>();
        add(clauses, "left out ", ignored, column -> quoted(column.name()) + " (" + words(column) + ")");
        List<ColumnSchema> lacking = features.stream()
                .filter(column -> read.treatment(column.name()).asMissing().values() > 0)
                .toList();
        add(
                clauses,
                "took as missing ",
                lacking,
                column -> read.treatment(column.name()).asMissing().list() + " of " + quoted(column.name()));
        add(clauses, "read as dates ", of(read, features, Reason.DATE), column -> quoted(column.name()));
        add(clauses, "read as codes ", of(read, features, Reason.CODE), column -> quoted(column.name()));
        return clauses;
    }

    private static List<ColumnSchema> of(ReadRows read, List<ColumnSchema> features, Reason reason) {
        return features.stream()
                .filter(column -> read.treatment(column.name()).reason() == reason)
                .toList();
    }

    private static <T> void add(List<String> clauses, String start, List<T> columns, Function<T, String> text) {
        if (!columns.isEmpty()) {
            clauses.add(start + Shown.of(columns.stream().map(text).toList()).list());
        }
    }

    /** Returns the clauses as one sentence, or two, if there are any. */
    Optional<String> sentence() {
        List<String> sentences = new ArrayList<>();
        if (!told.isEmpty()) {
            sentences.add(String.join("; ", told) + ". <features> in the model decides otherwise.");
        }
        if (!spelt.isEmpty()) {
            String sentence = String.join("; ", spelt) + ".";
            sentences.add(told.isEmpty() ? sentence : "It " + sentence);
        }
        return Optional.of(String.join(" ", sentences)).filter(text -> !text.isEmpty());
    }

    private static String quoted(String column) {
        return "'" + Printable.text(column) + "'";
    }

    private static String words(IgnoredColumn column) {
        return switch (column.reason()) {
            case "constant" -> "one value in all rows";
            case "empty" -> "no value";
            default -> "nearly all values are different";
        };
    }
}
