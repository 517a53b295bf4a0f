package io.github.mlmodel.worker.source;

import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.text.EveryRow;
import io.github.mlmodel.worker.text.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads data files into columns.
 *
 * <p>Of delimited text, values are trimmed of blanks and tabs unless they are quoted; blank lines are skipped; a line end within quotes is LF.
 * A column is numeric if all values of the asked side's rows are numbers (or none is there at all), else text if its values
 * are mostly different and of several words, else categorical; the columns of an artifact's own source have their types.
 * Which rows are kept: {@link Side}.
 */
public final class TableReader {

    private TableReader() {}

    /**
     * Reads the rows of one side.
     *
     * @throws io.github.mlmodel.model.MlModelException if the files, a line or a value cannot be read as asked; lists
     *     the first ten places
     */
    public static ReadRows read(ReadRequest request) {
        return read(request, "").rows();
    }

    /**
     * Looks at the rows of one side, and keeps nothing of them but the different texts of a column, where the request calls
     * it categorical. Columns that it calls numeric must hold numbers; of others nothing is asked.
     *
     * @throws io.github.mlmodel.model.MlModelException as {@link #read} does
     */
    static List<String> look(ReadRequest request, String labelled) {
        return request.source()
                .written(
                        delimited -> new Reading(request, delimited, labelled).look(),
                        custom -> new CustomReading(request, custom, labelled).look());
    }

    /**
     * Reads the texts of the first rows of one side as they are written, but for the blanks around them; nothing of a source that
     * has values in place of texts.
     *
     * @param columns the columns to read
     * @param rows how many rows at most
     */
    public static Optional<Table> texts(ReadRequest request, Set<String> columns, int rows) {
        return request.source()
                .written(
                        // A label's blanks have a say in where its row belongs.
                        delimited -> Optional.of(
                                new Reading(request, delimited, request.roles().target()).texts(columns, rows)),
                        custom -> Optional.<Table>empty());
    }

    /** Reads likewise, with the texts of a column even if it is numeric. */
    static ReadOutcome read(ReadRequest request, String labelled) {
        return request.source()
                .written(
                        delimited -> new Reading(request, delimited, labelled).read(),
                        custom -> new CustomReading(request, custom, labelled).read());
    }

    /**
     * Gives all rows as they are written, of both sides, and reads nothing into them.
     *
     * @throws io.github.mlmodel.model.MlModelException if the files cannot be read
     */
    public static void every(ReadRequest request, RowVisitor visitor) {
        request.source()
                .<Runnable, RuntimeException>written(
                        delimited -> () -> new EveryRow(request, delimited).give(visitor),
                        custom -> () -> new CustomReading(request, custom, "").every(visitor))
                .run();
    }
}
