package io.github.mlmodel.worker.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.worker.record.CsvFormat.Edges;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the fast reader cannot cut, and that what it can is cut alike. */
class MarkedRecordsTest {

    private static final String LETTERS = "ab,, \"\"\"\n\n\r#'\t";

    @Test
    void blanksSeparateValuesHoweverManyThereAre() throws IOException {
        CsvFormat blanks = format(CsvFormat.BLANKS, Marks.NONE);

        assertThat(records(" 18.0 \t 8  \"chevy  malibu\"  \r\n\n\t15 8 x\n \n1 \"\" 2", blanks))
                .containsExactly(
                        new FirstRecord(1, List.of("18.0", "8", "chevy  malibu")),
                        new FirstRecord(3, List.of("15", "8", "x")),
                        new FirstRecord(5, List.of("1", "", "2")));
    }

    @Test
    void anEscapeTakesTheMeaningOfWhatFollowsAndStaysBeforeAllElse() throws IOException {
        CsvFormat escaped = format(',', Marks.NONE.withEscape("\\"));

        assertThat(records("a\\,b,\"c \\\"d\\\"\",\\N\\\\,C:\\dir\n\"e\\\nf\",g\\\nh,\"i\"\"j\",\\\"k\n", escaped))
                .containsExactly(
                        new FirstRecord(1, List.of("a,b", "c \"d\"", "\\N\\", "C:\\dir")),
                        new FirstRecord(2, List.of("e\nf", "g\nh", "i\"j", "\"k")));
    }

    @Test
    void linesAreCountedWhateverIsPassedOver() throws IOException {
        CsvFormat format = format(',', new Marks("//", 2, null));

        assertThat(records("any \"thing\nelse\r\n// a comment, \"\n\na,b\n//\n1,\"2\n// no comment\"\n3,4", format))
                .containsExactly(
                        new FirstRecord(5, List.of("a", "b")),
                        new FirstRecord(7, List.of("1", "2\n// no comment")),
                        new FirstRecord(9, List.of("3", "4")));
    }

    @Test
    void ofOtherTextItGivesWhatTheFastReaderGives() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            if (text.toString().endsWith("\"")) {
                // The fast reader drops a quote of a value that is not closed, which is refused anyhow.
                text.append('\n');
            }
            boolean blanksBeforeQuotes = random.nextBoolean();
            CsvFormat fast = format(',', random.nextBoolean() ? Marks.NONE : new Marks("#", random.nextInt(3), null));
            CsvFormat own = fast.withMarks(fast.marks().withEscape("\u00A7"));
            if (blanksBeforeQuotes) {
                fast = fast.withBlanksBeforeQuotes();
                own = own.withBlanksBeforeQuotes();
            }

            assertThat(records(text.toString(), own)).as(text.toString()).isEqualTo(records(text.toString(), fast));
        }
    }

    private static CsvFormat format(char delimiter, Marks marks) {
        return new CsvFormat(delimiter, '"', true, StandardCharsets.UTF_8, false, marks, Edges.NONE);
    }

    private static List<FirstRecord> records(String text, CsvFormat format) throws IOException {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return FirstRecords.of(StrictText.of(bytes, StandardCharsets.UTF_8), format, 100, 100);
    }
}
