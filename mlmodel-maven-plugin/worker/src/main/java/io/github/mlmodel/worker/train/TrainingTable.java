package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.worker.feature.FeaturePlan;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.sample.CarriedTexts;
import io.github.mlmodel.worker.sample.SampleRows;
import io.github.mlmodel.worker.source.TargetReader;
import io.github.mlmodel.worker.source.TargetRows;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.split.SplitColumns;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a table to train on.
 *
 * @param read what was read
 * @param spec the model
 * @param target what is predicted
 * @param featureColumns columns that become features, in the data's order, with how each was read
 * @param weights a weight a row, or absent
 */
record TrainingTable(
        ReadRows read, ModelSpec spec, Target target, List<ColumnSchema> featureColumns, float @Nullable [] weights)
        implements TrainingSide<Table> {

    static TrainingTable read(
            ModelSpec spec, Source.Table source, List<DataFile> files, int threads, Progress progress) {
        Roles roles = spec.dataset().roles();
        ReadRequest request = new ReadRequest(
                source,
                roles,
                Split.training(spec.dataset().heldBack()),
                files,
                spec.seed(),
                kinds(spec),
                SplitColumns.of(spec),
                threads,
                progress);
        TargetRows rows = TargetReader.read(request, spec.task());
        ReadRows read = rows.rows();
        List<ColumnSchema> features = read.schema().stream()
                .filter(column ->
                        !column.name().equals(roles.target()) && !column.name().equals(roles.weight()))
                .toList();
        return new TrainingTable(read, spec, rows.target(), features, weights(read.table(), roles.weight()));
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
    public String digest() {
        return read.digest();
    }

    @Override
    public long rowsInFiles() {
        return read.rowsInFiles();
    }

    @Override
    public void compare(HeldBackLook heldBack) {
        heldBack.atLines(featureColumns, target);
    }

    @Override
    public void requireLearnt(String name, Trainer trainer) {
        Lesson.able(name, trainer.learners(), target);
    }

    @Override
    public Lesson<Table, FeatureMatrix> lesson(String name, Trainer trainer, int threads) {
        Learners<FeatureMatrix> learners = Lesson.able(name, trainer.learners(), target);
        FeaturePlan features = FeaturePlan.fit(read.table(), featureColumns, spec.features(), trainer.needs(), threads);
        return new Lesson<>(features, learners);
    }

    @Override
    public SampleRows samples(ModelDescription description, CarriedTexts carried, int threads) {
        return SampleRows.compose(read.table(), description.signature().columns(), target, carried, threads);
    }

    private static Map<String, ColumnKind> kinds(ModelSpec spec) {
        Map<String, ColumnKind> kinds = new HashMap<>();
        spec.features().columns().forEach(column -> kinds.put(column.name(), column.kind()));
        if (spec.dataset().roles().weight() != null) {
            kinds.put(spec.dataset().roles().weight(), ColumnKind.NUMERIC);
        }
        return kinds;
    }

    private static float @Nullable [] weights(Table table, @Nullable String column) {
        if (column == null) {
            return null;
        }
        double[] values = ((Column.Numbers) table.column(column)).values();
        float[] weights = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] > 0)) {
                throw MlModelException.user("Weight column '" + Printable.text(column) + "' has "
                        + (Double.isNaN(values[row]) ? "no value" : "the value " + values[row]) + " in training row "
                        + (row + 1) + ", but weights are more than 0. Correct the data, or remove <weight>.");
            }
            weights[row] = (float) values[row];
        }
        return weights;
    }
}
