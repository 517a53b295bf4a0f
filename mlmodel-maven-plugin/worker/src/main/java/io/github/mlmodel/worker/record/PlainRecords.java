package io.github.mlmodel.worker.record;

import java.util.Arrays;

/**
 * Cuts plain text: ASCII without zeros and quotes, where a line end always ends a record. Of such bytes it gives what
 * {@link Records} gives, without making characters of them first: that is most of what reading numbers costs.
 */
public final class PlainRecords {

    private static final String OF_NUMBERS = "-.0123456789";

    private PlainRecords() {}

    /** Returns whether text of a format is cut, where it is plain. */
    public static boolean cuts(CsvFormat format) {
        return format.delimiter() < 128
                && OF_NUMBERS.indexOf(format.delimiter()) < 0
                && format.linesAreBytes()
                && format.linesAreRows()
                && !format.blanks()
                && !format.blanksBeforeQuotes()
                && format.marks().comment() == null;
    }

    /** Returns whether so many bytes hold no value that may be refused for its length. */
    public static boolean areShort(int length) {
        return length <= CsvFormat.LONGEST_VALUE;
    }

    /**
     * Gives the records of plain text until there are no more, or the taker returns one.
     *
     * @param bytes the text, from the array's start; where it does not end with a line end, one is put behind it
     * @param length number of bytes
     */
    public static void give(byte[] bytes, int length, CsvFormat format, RecordTaker taker) {
        byte[] text = ended(bytes, length);
        byte delimiter = (byte) format.delimiter();
        boolean wantsMore = true;
        int at = 0;
        for (long line = 1; wantsMore && at < length; line++) {
            if (!RecordTaker.isLineEnd(text[at])) {
                taker.beginRecord(line);
                at = taker.addPlain(text, at, delimiter);
                while (text[at] == delimiter) {
                    at = taker.addPlain(text, at + 1, delimiter);
                }
                wantsMore = taker.buildRecord() == null;
            }
            at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }
    }

    private static byte[] ended(byte[] bytes, int length) {
        if (length == 0 || bytes[length - 1] == '\n') {
            return bytes;
        }
        byte[] text = length < bytes.length ? bytes : Arrays.copyOf(bytes, length + 1);
        text[length] = '\n';
        return text;
    }
}
