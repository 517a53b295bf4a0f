package io.github.mlmodel.worker.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.worker.record.CsvFormat.Edges;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plain text is cut from its bytes as the fast reader cuts it from its characters. */
class PlainRecordsTest {

    private static final String LETTERS = "ab1,,  .-\t\n\n\r";

    @Test
    void whatIsPlainIsCutAsTheFastReaderCutsIt() {
        Random random = new Random(6);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            CsvFormat format = format(random.nextBoolean() ? ',' : '\t', '"', Marks.NONE);
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            int most = random.nextInt(3) == 0 ? 1 : Integer.MAX_VALUE;
            Taker taken = new Taker(most);
            PlainRecords.give(Arrays.copyOf(bytes, bytes.length + random.nextInt(3)), bytes.length, format, taken);
            Taker expected = new Taker(most);
            Records.read(
                    format,
                    StrictText.of(bytes, bytes.length, StandardCharsets.UTF_8, random.nextBoolean()),
                    true,
                    expected);

            assertThat(taken.records).as(text.toString().replace("\r", "<CR>")).isEqualTo(expected.records);
        }
    }

    @Test
    void aValueMayBeLongerThanAnyBefore() {
        Taker taken = new Taker(9);
        byte[] bytes = ("a," + "b".repeat(5000) + ",c").getBytes(StandardCharsets.US_ASCII);
        PlainRecords.give(bytes, bytes.length, format(',', '"', Marks.NONE), taken);

        assertThat(taken.records).containsExactly("1: [a, " + "b".repeat(5000) + ", c]");
    }

    @Test
    void formatsInWhichALineIsNoRowOrABytesNoCharacterAreNotCut() {
        assertThat(PlainRecords.cuts(format(',', '"', Marks.NONE))).isTrue();
        assertThat(PlainRecords.cuts(format(';', CsvFormat.NO_QUOTE, Marks.NONE)))
                .isTrue();
        assertThat(PlainRecords.cuts(format(',', '"', Marks.NONE.withEscape("\\"))))
                .isFalse();
        assertThat(PlainRecords.cuts(format(',', '"', new Marks("#", 0, null)))).isFalse();
        assertThat(PlainRecords.cuts(format(CsvFormat.BLANKS, '"', Marks.NONE))).isFalse();
        assertThat(PlainRecords.cuts(format(',', '"', Marks.NONE).withBlanksBeforeQuotes()))
                .isFalse();
        assertThat(PlainRecords.cuts(format('\u00A7', '"', Marks.NONE))).isFalse();
        assertThat(PlainRecords.cuts(format('.', '"', Marks.NONE))).isFalse();
        assertThat(PlainRecords.cuts(format('-', '"', Marks.NONE))).isFalse();
        assertThat(PlainRecords.cuts(format('0', '"', Marks.NONE))).isFalse();
        assertThat(PlainRecords.cuts(format(',', '"', StandardCharsets.UTF_16LE, Marks.NONE)))
                .isFalse();
    }

    private static CsvFormat format(char delimiter, char quote, Marks marks) {
        return format(delimiter, quote, StandardCharsets.UTF_8, marks);
    }

    private static CsvFormat format(char delimiter, char quote, Charset encoding, Marks marks) {
        return new CsvFormat(delimiter, quote, false, encoding, false, marks, Edges.NONE);
    }

    /** Writes down what it is given, but for empty lines. */
    private static final class Taker extends RecordTaker {

        private final int most;
        private final List<String> records = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private long line;
        private boolean empty;

        private Taker(int most) {
            this.most = most;
        }

        @Override
        protected int getFieldCount() {
            return values.size();
        }

        @Override
        protected void begin(long startingLine) {
            line = startingLine;
            values.clear();
            empty = false;
        }

        @Override
        protected void setEmpty() {
            empty = true;
        }

        @Override
        protected void addField(char[] chars, int offset, int length, boolean quoted) {
            values.add(new String(chars, offset, length));
        }

        @Override
        protected @Nullable Boolean buildRecord() {
            if (!empty) {
                records.add(line + ": " + values);
            }
            return records.size() >= most ? Boolean.TRUE : null;
        }
    }
}
