package io.github.mlmodel.worker.data;

/**
 * Reads data files into columns.
 *
 * <p>Values are trimmed of blanks and tabs unless they are quoted; blank lines are skipped; a line end within quotes is LF.
 * A column is numeric if all values of the asked side's rows are numbers (or none is there at all), else text if its values
 * are mostly different and of several words, else categorical. Which rows are kept: {@link Side}.
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
        return new Reading(request, "").read().rows();
    }
}
