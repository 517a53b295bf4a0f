package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.feature.WordCharacters;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words that the model carries, the more frequent the likelier, one after the other in any order until a text is as long as
 * those of the column; never the words of one of its texts.
 */
final class TextPalette implements Palette {

    private static final int FEWEST_RUNS = 3;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int PARTS = 8;

    /** How often a text that the column has is made longer; then there is none. */
    private static final int MOST_ATTEMPTS = 100;

    private final String[] texts;
    private final int[] lengths;
    private final double missing;
    private final List<String> runs;

    private TextPalette(String[] texts, int[] lengths, double missing, List<String> runs) {
        this.texts = texts;
        this.lengths = lengths;
        this.missing = missing;
        this.runs = runs;
    }

    static TextPalette of(Column.Texts column, List<String> runs) {
        int[] sorted = IntStream.of(column.codes())
                .filter(code -> code >= 0)
                .map(code -> column.dictionary()[code].length())
                .sorted()
                .toArray();
        int[] lengths = IntStream.rangeClosed(1, PARTS - 1)
                .map(i -> sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * i / PARTS)])
                .toArray();
        int rows = column.codes().length;
        return new TextPalette(column.dictionary(), lengths, 1 - (double) sorted.length / Math.max(1, rows), runs);
    }

    @Override
    public @Nullable Object pick(int group, double row, Mix64 chance) {
        int wanted = Math.min(MOST_CHARACTERS, lengths[chance.nextInt(lengths.length)]);
        if (runs.isEmpty() || chance.nextDouble() < missing) {
            return null;
        }
        // Marks and capitals go through the graph's tokenizer, too.
        boolean marked = chance.nextInt(2) == 0;
        StringBuilder text = new StringBuilder();
        for (int count = 0; count < FEWEST_RUNS || text.length() < wanted; count++) {
            append(text, marked, chance);
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS && isOfColumn(text); attempt++) {
            append(text, marked, chance);
        }
        return isOfColumn(text) ? null : text.toString();
    }

    private void append(StringBuilder text, boolean marked, Mix64 chance) {
        double place = chance.nextDouble();
        String run = runs.get((int) (place * place * runs.size()));
        text.append(text.isEmpty() ? "" : marked ? ", " : " ");
        text.append(marked ? capital(run) : run);
    }

    /** Only of letters that every JDK knows alike. */
    private static String capital(String run) {
        char first = run.charAt(0);
        return (first < 0x180 ? Character.toUpperCase(first) : first) + run.substring(1);
    }

    private boolean isOfColumn(CharSequence composed) {
        for (String text : texts) {
            if (haveEqualWords(composed, text)) {
                return true;
            }
        }
        return false;
    }

    /** Compares the characters of words, without regard to case and to what is between them. */
    private static boolean haveEqualWords(CharSequence left, CharSequence right) {
        int i = 0;
        int j = 0;
        while (true) {
            i = nextOfWord(left, i);
            j = nextOfWord(right, j);
            if (i == left.length() || j == right.length()) {
                return i == left.length() && j == right.length();
            }
            if (Character.toLowerCase(left.charAt(i++)) != Character.toLowerCase(right.charAt(j++))) {
                return false;
            }
        }
    }

    private static int nextOfWord(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !WordCharacters.contains(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
