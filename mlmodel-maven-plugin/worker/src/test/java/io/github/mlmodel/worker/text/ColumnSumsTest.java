package io.github.mlmodel.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.CsvFormat.Edges;
import io.github.mlmodel.worker.record.Records;
import io.github.mlmodel.worker.table.Column;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That lines of totals are looked for in large data without keeping it, or adding it up again and again. */
class ColumnSumsTest {

    @Test
    void ofManyLinesAFewAreKeptAndAllAreCounted() {
        String row = "city,1\nBern,2\n";

        ColumnSums unproved = read((row + "total,7\n").repeat(5_000), Long.MAX_VALUE);
        ColumnSums proved = read((row + "total,3\n").repeat(5_000), Long.MAX_VALUE);

        assertThat(unproved.unprovedLines()).isEqualTo(5_000);
        assertThat(unproved.unproved()).hasSize(10);
        assertThat(proved.provedLines()).isEqualTo(5_000);
        assertThat(proved.proved()).hasSize(10);
    }

    @Test
    void theReadingEndsWhereThereAreTooManyLines() {
        ColumnSums sums = read("city,1\nBern,2\ntotal,7\n".repeat(5_000), 20);

        assertThat(sums.unprovedLines()).isBetween(21L, 22L);
    }

    @Test
    void aWordMayBeARowsWhereTooManyBeginLikeOne() {
        String few = beginnings(100);
        String many = beginnings(101);

        assertThat(read(few, 1).beginsNoOther("sum")).isTrue();
        assertThat(read(few, 1).beginsNoOther("total")).isFalse();
        assertThat(read(many, 1).beginsNoOther("sum")).isFalse();
    }

    @Test
    void eachColumnIsAddedUpOnceForHoweverManyFiles() {
        OddRows odd = new OddRows();
        for (int file = 0; file < 50; file++) {
            OddRows piece = new OddRows(new Faults.Place(new DataFile("data/" + file, Path.of("none")), 0));
            piece.lastNumbers(new double[] {Double.NaN, file == 7 ? 6 : 1});
            odd.addAll(piece);
        }
        List<Integer> asked = new ArrayList<>();

        var suspected = TotalLines.suspected(odd, i -> {
            asked.add(i);
            return new Column.Numbers("c" + i, new double[] {1, 2, 3, Double.NaN, 6});
        });

        assertThat(suspected).extracting(DataFile::name).containsExactly("data/7");
        assertThat(asked).containsExactly(0, 1);
    }

    private static String beginnings(int count) {
        return IntStream.range(0, count).mapToObj(i -> "totals" + i + ",1\n").collect(Collectors.joining());
    }

    private static ColumnSums read(String rows, long most) {
        CsvFormat format = new CsvFormat(',', '"', true, StandardCharsets.UTF_8, false, Marks.NONE, Edges.NONE);
        ColumnSums sums = new ColumnSums(List.of("city", "rooms"), format, name -> NumberForm.PLAIN, most);
        Records.read(format, new StringReader("city,rooms\n" + rows), true, sums);
        return sums.end();
    }
}
