package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.RowSource;
import io.github.mlmodel.spi.SourceColumn;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An artifact's source of rows behind its edge: it may throw anything, and say what makes no sense.
 *
 * @param artifact the coordinates of {@code <reader>}
 */
record ForeignSource(String artifact, RowSource source) {

    /** Returns a file's columns: at least one, each with a name of its own. */
    List<SourceColumn> schema(DataFile file) {
        List<SourceColumn> schema = called(file, () -> List.copyOf(source.schema(file.asWritten())));
        Set<String> names = new HashSet<>();
        for (SourceColumn column : schema) {
            if (!names.add(column.name())) {
                throw broken(file, "has the column '" + Printable.text(column.name()) + "' twice");
            }
            if (column.name().isBlank()) {
                throw broken(file, "has a column without a name");
            }
        }
        if (schema.isEmpty()) {
            throw broken(file, "has no column");
        }
        return schema;
    }

    /** Has a file's rows taken. */
    void read(DataFile file, RowTaker taker) {
        called(file, () -> {
            source.read(file.asWritten(), taker);
            return taker.withoutFailure();
        });
    }

    /** What calls foreign code. */
    @FunctionalInterface
    private interface Call<T> {
        T call() throws IOException;
    }

    private <T> T called(DataFile file, Call<T> call) {
        try {
            return call.call();
        } catch (MlModelException e) {
            throw e;
        } catch (IOException e) {
            throw MlModelException.user(
                    "Data file " + file.name() + " cannot be read by "
                            + source.getClass().getName() + ": " + (e.getMessage() == null ? e : e.getMessage())
                            + ". Correct the file, or name another <reader>.",
                    e);
        } catch (Throwable e) {
            // The edge to foreign code, which may throw anything; what the machine lacks is not its fault.
            if (e instanceof VirtualMachineError lack && !(e instanceof StackOverflowError)) {
                throw lack;
            }
            throw MlModelException.user(
                    "The source of rows " + source.getClass().getName() + " of <reader> " + artifact + " failed at "
                            + file.name() + ": " + e + ". Correct it, or use another version.",
                    e);
        }
    }

    private MlModelException broken(DataFile file, String what) {
        return MlModelException.user("The source of rows " + source.getClass().getName() + " of <reader> " + artifact
                + " " + what + " at " + file.name() + ". Correct it, or use another version.");
    }
}
