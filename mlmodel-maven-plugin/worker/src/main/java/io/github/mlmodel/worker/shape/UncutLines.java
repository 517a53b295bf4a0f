package io.github.mlmodel.worker.shape;

import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import java.util.List;

/** Lines that the delimiter leaves whole. */
final class UncutLines {

    private UncutLines() {}

    /**
     * Refuses a file whose lines the delimiter leaves whole, where another one cuts all of them alike.
     *
     * @param declared whether the project says what the delimiter is
     * @param sample the file's first lines
     */
    static void refuse(CsvFormat format, boolean declared, String sample, SourceFile file) {
        char other = Sniffer.byContent(file, sample, format);
        CsvFormat better = format.withDelimiter(other);
        List<FirstRecord> cut = Sniffer.records(sample, better, file);
        if (cut.size() < 2 || cut.get(0).size() < 2) {
            return;
        }
        int values = cut.get(0).size();
        if (cut.stream().allMatch(record -> record.size() == values)) {
            String source = declared
                    ? "<delimiter> in <dataset>"
                    : format.edges().separatorLine() ? "its first line" : "its name";
            throw MlModelException.user("By " + format.separator() + ", which " + source + " says, the first "
                    + cut.size() + " lines of " + file.name() + " have one value each, and by " + better.separator()
                    + " " + values + ". Set <delimiter>" + (other == '\t' ? TextFormat.TAB : String.valueOf(other))
                    + "</delimiter> in <dataset>.");
        }
    }
}
