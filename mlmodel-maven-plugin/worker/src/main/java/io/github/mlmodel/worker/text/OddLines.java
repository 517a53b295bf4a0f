package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.StrictText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads lines again that something is wrong with; only done when there is a fault to report. */
final class OddLines {

    private OddLines() {}

    /** Returns the lines of the first faults, in their order. */
    static List<OddLine> of(Faults faults, CsvFormat format) {
        Map<DataFile, SortedMap<Long, OddLine>> wanted = new LinkedHashMap<>();
        faults.lines(format).forEach(line -> wanted.computeIfAbsent(line.file(), file -> new TreeMap<>())
                .put(line.number(), line));
        List<OddLine> lines = new ArrayList<>();
        wanted.forEach((file, numbers) -> lines.addAll(read(file, numbers, format)));
        return lines;
    }

    private static List<OddLine> read(DataFile file, SortedMap<Long, OddLine> wanted, CsvFormat format) {
        List<OddLine> lines = new ArrayList<>();
        SourceFile source = new SourceFile(file);
        try (BufferedReader text = new BufferedReader(StrictText.of(source.look(), format.encoding()))) {
            long number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (wanted.containsKey(number)) {
                    lines.add(new OddLine(file, number, line, false));
                } else if (number > wanted.lastKey() && !line.isBlank()) {
                    return lines;
                }
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
        if (!lines.isEmpty()) {
            OddLine last = lines.remove(lines.size() - 1);
            lines.add(new OddLine(last.file(), last.number(), last.text(), true));
        }
        return lines;
    }
}
