package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.split.SplitColumns;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Table;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts the copies of the row that occurs most often. */
final class EqualRows {

    private EqualRows() {}

    /** Returns how often it occurs; 0 of images, which are not compared, and where no row occurs twice. */
    static long most(ModelSpec spec, Rows rows) {
        return rows instanceof Table table ? most(table, spec.dataset().roles().weight()) : 0;
    }

    /** Reads the rows that are held back of the files that are trained on, and returns the same of them. */
    static long mostHeldBack(TrainJob job, int threads) {
        return job.spec()
                .dataset()
                .source()
                .choose(table -> most(job.spec(), heldBack(job, table, threads)), images -> 0L);
    }

    private static Table heldBack(TrainJob job, Source.Table source, int threads) {
        ModelSpec spec = job.spec();
        return TableReader.read(new ReadRequest(
                        source,
                        spec.dataset().roles(),
                        Split.heldBack(spec),
                        job.sources(),
                        spec.seed(),
                        Declared.NOTHING,
                        SplitColumns.of(spec),
                        threads,
                        Progress.NONE))
                .table();
    }

    private static long most(Table table, @Nullable String weight) {
        long[] hashes = new long[table.rows()];
        for (Column column : table.columns()) {
            // Weights have no say in which side a row is on.
            if (!column.name().equals(weight)) {
                for (int row = 0; row < hashes.length; row++) {
                    hashes[row] = Mix64.mix(hashes[row] * Mix64.GOLDEN + value(column, row));
                }
            }
        }
        Arrays.sort(hashes);
        int most = 0;
        int from = 0;
        for (int row = 0; row < hashes.length; row++) {
            from = hashes[row] == hashes[from] ? from : row;
            most = Math.max(most, row - from + 1);
        }
        return most > 1 ? most : 0;
    }

    private static long value(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? Double.doubleToLongBits(numbers.values()[row] + 0.0)
                : ((Column.Texts) column).codes()[row];
    }
}
