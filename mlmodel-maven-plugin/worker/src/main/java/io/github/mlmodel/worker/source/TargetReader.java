package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.ClassLabels;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.OtherSide;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.table.TableDigest;
import io.github.mlmodel.worker.table.TargetColumn;
import io.github.mlmodel.worker.treatment.Misgiving;
import io.github.mlmodel.worker.treatment.SuspectClasses;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows together with what is to be predicted. */
public final class TargetReader {

    private TargetReader() {}

    /** Reads the rows of one side together with their target, of which nothing is assumed. */
    public static TargetRows read(ReadRequest request, @Nullable Task task) {
        return read(request, task, (Task) null);
    }

    /**
     * Reads the rows of one side together with their target, {@code roles.target()}. A task that is absent is inferred:
     * texts, or at most two different values, are classification; integers with 3 to 20 different values may be either,
     * and are what is assumed of them; other numbers are regression.
     *
     * @param task what is said of it, or absent
     * @param assumed the task of a target that may be of either, or absent where nothing tells
     * @throws MlModelException if rows have no target or only one value, or the task cannot be told
     */
    public static TargetRows read(ReadRequest request, @Nullable Task task, @Nullable Task assumed) {
        Typed typed = readTarget(request, task, assumed);
        ReadRows rows = typed.rows();
        String column = request.roles().target();
        Target target = TargetColumn.of(rows.table(), column, task);
        Optional<String> only = target.choose(
                classes -> classes.labels().size() == 1
                        ? Optional.of(classes.labels().get(0))
                        : Optional.empty(),
                numbers -> ClassLabels.oneNumber(numbers.values())
                        ? Optional.of(NumberText.of(numbers.values()[0]))
                        : Optional.empty());
        if (only.isPresent()) {
            throw oneValue(request, only.get(), target.rows());
        }
        List<Misgiving> told =
                target.choose(classes -> SuspectClasses.of(column, classes), numbers -> List.<Misgiving>of());
        return new TargetRows(against(rows, column, told), target, task == null && !typed.open());
    }

    private static ReadRows against(ReadRows rows, String column, List<Misgiving> classes) {
        if (classes.isEmpty()) {
            return rows;
        }
        Treatment treatment = rows.treatment(column);
        Map<String, Treatment> treatments = new HashMap<>(rows.treatments());
        treatments.put(
                column,
                treatment.with(Stream.concat(treatment.misgivings().stream(), classes.stream())
                        .toList()));
        return rows.with(treatments);
    }

    /**
     * Reads held-back rows with their target, whose labels mean the classes that were trained on.
     *
     * @param classes the classes trained on; empty for regression
     * @throws MlModelException if rows have no target, a label is no class, or a class has no row
     */
    public static TargetRows read(ReadRequest request, Task task, List<String> classes) {
        ReadRows rows = readTarget(request, task, null).rows();
        String column = request.roles().target();
        Target target =
                switch (task) {
                    case CLASSIFICATION ->
                        new Target.Classes(
                                classes, ClassLabels.among(classes, texts(rows.table(), column), heldBack(request)));
                    case REGRESSION -> TargetColumn.of(rows.table(), column, task);
                };
        return new TargetRows(rows, target, false);
    }

    /**
     * Reads some of the held-back rows with their target: those that another model was not trained on either. A class may have
     * none of them.
     *
     * @param classes the classes trained on; empty for regression
     * @throws MlModelException if rows cannot be read
     */
    public static TargetRows some(ReadRequest request, Task task, List<String> classes) {
        ReadRows rows = readTarget(request, task, null).rows();
        String column = request.roles().target();
        Target target =
                switch (task) {
                    case CLASSIFICATION ->
                        new Target.Classes(classes, ClassLabels.places(classes, texts(rows.table(), column)));
                    case REGRESSION -> TargetColumn.of(rows.table(), column, task);
                };
        return new TargetRows(rows, target, false);
    }

    /**
     * Looks at held-back rows for what is wrong with them, as {@link #read(ReadRequest, Task, List)} would say it, without
     * keeping them.
     *
     * @param task what is predicted; absent while that is not known, and then nothing is asked of the target but to be there
     * @param classes the classes trained on, empty for regression; absent while they are not known
     * @throws MlModelException if a row cannot be read as asked or has no target, a label is no class, or a class has no row
     */
    public static void look(ReadRequest request, @Nullable Task task, @Nullable List<String> classes) {
        String column = request.roles().target();
        ReadRequest asked = ofTask(request, task);
        List<String> labels = TableReader.look(asked, column);
        if (classes != null && asked.kind(column) == ColumnKind.CATEGORICAL) {
            ClassLabels.requireSame(column, classes, labels, heldBack(request));
        }
    }

    /**
     * Rows whose target is what it is taken for.
     *
     * @param open whether it may be of another task just as well
     */
    private record Typed(ReadRows rows, boolean open) {}

    private static Typed readTarget(ReadRequest request, @Nullable Task task, @Nullable Task assumed) {
        String column = request.roles().target();
        ReadOutcome outcome = TableReader.read(ofTask(request, task), column);
        ReadRows rows = outcome.rows();
        if (task != null || !(rows.table().column(column) instanceof Column.Numbers numbers)) {
            return new Typed(withTexts(rows, column, null), false);
        }
        Optional<Task> found = ClassLabels.task(numbers);
        Task taken = found.or(() -> Optional.ofNullable(assumed)).orElseThrow(() -> ClassLabels.withoutTask(numbers));
        ReadRows typed =
                switch (taken) {
                    case CLASSIFICATION -> withTexts(rows, column, labels(outcome, column));
                    case REGRESSION -> rows;
                };
        return new Typed(typed, found.isEmpty());
    }

    private static Column.Texts labels(ReadOutcome outcome, String column) {
        Column.@Nullable Texts labels = outcome.labels();
        if (labels == null) {
            throw MlModelException.user("Target column '" + Printable.text(column)
                    + "' writes the same number in more than " + ReadOutcome.MOST_LABELS
                    + " ways. Set <task>regression</task>, or write each label in one way.");
        }
        return labels;
    }

    private static ReadRequest ofTask(ReadRequest request, @Nullable Task task) {
        return task == null
                ? request
                : request.with(new ColumnSchema(request.roles().target(), kind(task)));
    }

    private static ColumnKind kind(Task task) {
        return switch (task) {
            case CLASSIFICATION -> ColumnKind.CATEGORICAL;
            case REGRESSION -> ColumnKind.NUMERIC;
        };
    }

    /** Puts texts in the place of a column, and calls a target of texts categorical. */
    private static ReadRows withTexts(ReadRows rows, String column, Column.@Nullable Texts texts) {
        Map<String, Treatment> treatments = new LinkedHashMap<>(rows.treatments());
        treatments.computeIfPresent(
                column,
                (name, treatment) -> texts != null || treatment.kind() == ColumnKind.TEXT
                        ? Treatment.of(ColumnKind.CATEGORICAL, treatment.reason())
                        : treatment);
        if (texts == null) {
            return rows.with(treatments);
        }
        Table table = new Table(
                rows.table().rows(),
                rows.table().columns().stream()
                        .map(other -> other.name().equals(column) ? texts : other)
                        .toList());
        return new ReadRows(
                table, treatments, TableDigest.of(table), rows.rowsInFiles(), rows.deciding(), rows.withoutValue());
    }

    private static Column.Texts texts(Table rows, String column) {
        return (Column.Texts) rows.column(column);
    }

    /** No element moves a row where all of its file are of one side. */
    private static OtherSide heldBack(ReadRequest request) {
        return request.split().splits()
                ? OtherSide.movedBy(request.split().mover())
                : new OtherSide(
                        Names.list(request.files().stream().map(DataFile::name).toList()), null);
    }

    private static MlModelException oneValue(ReadRequest request, String value, int rows) {
        return MlModelException.user("Target column '"
                + Printable.text(request.roles().target()) + "' has the one value '"
                + Printable.text(value) + "' in all "
                + Names.count(rows, "training row")
                + ", so there is nothing to learn. Check <target>, "
                + (request.split().splits()
                        ? "add rows of other values, change " + request.split().mover() + ", or give a <testSource>."
                        : "or add rows of other values."));
    }
}
