package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.config.OpenTask;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.feature.FeaturePlan;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.sample.CarriedTexts;
import io.github.mlmodel.worker.sample.SampleRows;
import io.github.mlmodel.worker.slice.WrittenColumn;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.source.TargetRows;
import io.github.mlmodel.worker.split.RowIdentity;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.split.SplitColumns;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.treatment.Misgiving;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a table to train on.
 *
 * @param read what was read
 * @param request how
 * @param spec the model
 * @param target what is predicted
 * @param tellTask whether the rows themselves tell the task
 * @param columns what was decided of the columns
 * @param weights a weight a row, or absent
 */
record TrainingTable(
        ReadRows read,
        ReadRequest request,
        ModelSpec spec,
        Target target,
        boolean tellTask,
        TreatedColumns columns,
        float @Nullable [] weights)
        implements TrainingSide<Table> {

    static TrainingTable read(TrainJob job, Source.Table source, int threads, Progress progress) {
        return read(job.spec(), source, job.sources(), job.judgement().gates(), threads, progress);
    }

    static TrainingTable read(
            ModelSpec spec,
            Source.Table source,
            List<DataFile> files,
            List<Gate> gates,
            int threads,
            Progress progress) {
        Roles roles = spec.dataset().roles();
        ReadRequest request = request(spec, source, files, threads, progress);
        TargetRows rows =
                TargetReader.read(request, spec.task(), OpenTask.of(spec, gates).orElse(null));
        ReadRows read = rows.rows();
        TreatedColumns columns = TreatedColumns.of(read, roles, source);
        return new TrainingTable(
                read.with(columns.table()),
                request,
                spec,
                rows.target(),
                rows.tellTask(),
                columns,
                weights(read.table(), roles.weight()));
    }

    /** Asks for the rows to train on. */
    static ReadRequest request(
            ModelSpec spec, Source.Table source, List<DataFile> files, int threads, Progress progress) {
        return new ReadRequest(
                source,
                spec.dataset().roles(),
                Split.training(spec),
                files,
                spec.seed(),
                declared(spec),
                SplitColumns.of(spec),
                threads,
                progress);
    }

    @Override
    public Table rows() {
        return read.table();
    }

    @Override
    public Table some(int[] chosen) {
        return read.table().select(chosen);
    }

    @Override
    public TrainingTable on(SomeRows some) {
        Table table = read.table();
        int width = columns.features().size();
        if (!some.areFewer(table.rows(), width)) {
            return this;
        }
        return part(some.chosen(target, width));
    }

    @Override
    public TrainingTable part(int[] chosen) {
        ReadRows fewer = read.with(read.table().select(chosen));
        float[] all = weights;
        float @Nullable [] weighed = all == null ? null : new float[chosen.length];
        for (int i = 0; all != null && weighed != null && i < chosen.length; i++) {
            weighed[i] = all[chosen[i]];
        }
        return new TrainingTable(fewer, request, spec, SomeRows.of(target, chosen), tellTask, columns, weighed);
    }

    @Override
    public long[] identities() {
        return spec.dataset()
                .heldBack()
                .groupColumn()
                .map(group -> RowIdentity.of(WrittenColumn.read(request, group)))
                .orElseGet(() -> RowIdentity.of(read.table(), columns.features(), target));
    }

    @Override
    public String digest() {
        return read.digest();
    }

    @Override
    public long rowsInFiles() {
        return read.rowsInFiles();
    }

    @Override
    public List<String> deciding() {
        return read.deciding();
    }

    @Override
    public Optional<String> told() {
        return columns.sentence();
    }

    @Override
    public List<String> warnings() {
        return Stream.of(
                        Misgiving.sentences(read.table().names().stream()
                                .flatMap(name -> read.treatment(name).misgivings().stream())
                                .toList()),
                        Suspicions.of(read, columns.features()),
                        SplitAdvice.of(spec, request, read).stream().toList(),
                        withoutValue())
                .flatMap(List::stream)
                .toList();
    }

    /** Rows of no known day are on the side of the past. */
    private List<String> withoutValue() {
        long rows = read.withoutValue();
        return rows == 0
                ? List.of()
                : List.of(Names.count(rows, "row") + (rows == 1 ? " has" : " have") + " no value in '"
                        + Printable.text(Names.list(read.deciding())) + "' of <testAfter> and "
                        + (rows == 1 ? "is" : "are") + " trained on.");
    }

    @Override
    public List<TellingColumn> telling() {
        return Leaks.of(read.table(), columns.features(), target);
    }

    @Override
    public List<IgnoredColumn> ignored() {
        return columns.ignored();
    }

    @Override
    public void compare(HeldBackLook heldBack) {
        heldBack.atLines(columns.features(), target);
    }

    @Override
    public void requireLearnt(String name, Trainer trainer) {
        Lesson.able(name, trainer.learners(), target);
    }

    @Override
    public Lesson<Table, FeatureMatrix> lesson(String name, Trainer trainer, int threads) {
        Learners<FeatureMatrix> learners = Lesson.able(name, trainer.learners(), target);
        columns.withoutFeatures().ifPresent(refusal -> {
            throw refusal;
        });
        FeaturePlan features =
                FeaturePlan.fit(read.table(), columns.features(), spec.features(), trainer.needs(), threads);
        return new Lesson<>(features, learners);
    }

    @Override
    public SampleRows samples(ModelDescription description, CarriedTexts carried, int threads) {
        return SampleRows.compose(read.table(), description.signature().columns(), target, carried, threads);
    }

    private static Declared declared(ModelSpec spec) {
        FeatureSpec features = spec.features();
        Map<String, ColumnSchema> columns = features.columns().stream()
                .collect(Collectors.toMap(ColumnSchema::name, column -> column, (first, second) -> first));
        Declared declared = new Declared(columns, Set.copyOf(features.keep()), Declared.Others.DECIDED);
        String weight = spec.dataset().roles().weight();
        return weight == null ? declared : declared.with(new ColumnSchema(weight, ColumnKind.NUMERIC));
    }

    private static float @Nullable [] weights(Table table, @Nullable String column) {
        if (column == null) {
            return null;
        }
        double[] values = ((Column.Numbers) table.column(column)).values();
        float[] weights = new float[values.length];
        Shown wrong = new Shown();
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] > 0)) {
                wrong.add((row + 1) + " (" + (Double.isNaN(values[row]) ? "no value" : values[row]) + ")");
            }
            weights[row] = (float) values[row];
        }
        if (!wrong.isEmpty()) {
            throw MlModelException.user("Weight column '" + Printable.text(column) + "' has no weight above 0 in "
                    + Names.count(wrong.count(), "row") + ": " + wrong.list()
                    + ", counted from 1 among the rows read. Correct the data, or remove <weight>.");
        }
        return weights;
    }
}
