package io.github.mlmodel.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.worker.treatment.WholeNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read from bytes has the bits that the slower parser gives, and is seen as its characters are. */
class PlainNumberTest {

    private static final String PARTS = "0123456789012345678901234567890123456789..eE+-x ";

    /** So many bytes are certain to be enough behind a number. */
    private static final String BEHIND = "-1.5,".repeat(6);

    private final PlainNumber number = new PlainNumber();

    @Test
    void textsOfChanceAreTheSameNumbersOrAreLeftToTheOther() {
        Random chance = new Random(1);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(chance.nextInt(4) == 0 ? "-" : "");
            for (int length = 1 + chance.nextInt(24); length > 0; length--) {
                text.append(PARTS.charAt(chance.nextInt(i % 4 == 0 ? PARTS.length() : 41)));
            }
            read += isRead(text.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(30_000);
    }

    @Test
    void numbersThatProgramsPrintAreReadAndTheSame() {
        Random chance = new Random(2);
        int all = 0;
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            double value = chance.nextGaussian() * Math.pow(10, chance.nextInt(12) - 2);
            for (double near : new double[] {value, Math.nextUp(value), (float) value, Math.rint(value * 100) / 100}) {
                all++;
                read += isRead(BigDecimal.valueOf(near).toPlainString()) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(all * 9 / 10);
    }

    /** Half way between two doubles, and as close to there as digits can say. */
    @Test
    void numbersInTheMiddleOfTwoAreTheSame() {
        Random chance = new Random(3);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double value = Math.scalb(1 + chance.nextDouble(), chance.nextInt(66) - 4);
            BigDecimal middle = new BigDecimal(value).add(new BigDecimal(Math.ulp(value) / 2));
            for (int digits = 16; digits <= 20; digits++) {
                BigDecimal shorter = middle.round(new MathContext(digits));
                for (BigDecimal near : List.of(shorter, shorter.add(shorter.ulp()), shorter.subtract(shorter.ulp()))) {
                    if (isRead(near.toPlainString())) {
                        read.add(near.toPlainString());
                    }
                }
            }
        }
        assertThat(read).hasSizeGreaterThan(50_000);
    }

    @Test
    void endsOfWhatItReadsAreTheSame() {
        List<String> texts = new ArrayList<>(List.of(
                "0",
                "-0",
                "00",
                "-0.0",
                "007",
                "1.",
                ".5",
                "-.5",
                ".",
                "-",
                "-.",
                "",
                "--1",
                "1..2",
                "1.2.3",
                "1-2",
                "+1",
                "1e5",
                "1E-5",
                " 1",
                "1 ",
                "0x1",
                "NaN",
                "9007199254740992",
                "9007199254740993",
                "9007199254740994",
                "9007199254740995",
                "9223372036854775807",
                "9223372036854775808",
                "9999999999999999999",
                "10000000000000000000",
                "18446744073709551615",
                "18446744073709551616",
                "0.9999999999999999999",
                "0.99999999999999999999",
                "00.9999999999999999999",
                "0.0000000000000000001",
                "0.00000000000000000001",
                "1.0000000000000000000",
                "-9007199254740993.00",
                "4503599627370497.5",
                "4503599627370496.5",
                "0.1",
                "0.30000000000000004"));
        for (int digits = 1; digits <= 24; digits++) {
            for (int decimals = 0; decimals <= digits; decimals++) {
                for (String digit : List.of("0", "1", "9")) {
                    String all = digit.repeat(digits);
                    String point = decimals == 0 ? "" : ".";
                    texts.add(all.substring(decimals) + point + all.substring(0, decimals));
                }
            }
        }

        assertThat(texts.stream().filter(this::isRead).count()).isGreaterThan(500);
        assertThat(isRead("9999999999999999999")).isTrue();
        assertThat(isRead("10000000000000000000")).isFalse();
        assertThat(isRead("0.9999999999999999999")).isTrue();
        assertThat(isRead("0.99999999999999999999")).isFalse();
    }

    /** Returns whether the number is read; then it is compared. */
    private boolean isRead(String text) {
        byte[] bytes = ("7" + text + ",42\n12345678" + BEHIND).getBytes(StandardCharsets.US_ASCII);
        int end = number.read(bytes, 1, (byte) ',');
        if (end == PlainNumber.NONE) {
            return false;
        }
        char[] chars = text.toCharArray();
        assertThat(end).as(text).isEqualTo(1 + chars.length);
        assertThat(Double.doubleToRawLongBits(number.value()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)))
                .isEqualTo(Double.doubleToRawLongBits(NumberText.parse(text)));
        assertThat(WholeNumbers.seen(number)).as(text).isEqualTo(WholeNumbers.seen(chars, 0, chars.length));
        return true;
    }

    @Test
    void noByteButAMinusIsASignAndNoneButADigitADigit() {
        for (int other = Byte.MIN_VALUE; other <= Byte.MAX_VALUE; other++) {
            for (int place = 0; place < 3; place++) {
                byte[] bytes = ("123,42\n" + BEHIND).getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) other;
                boolean number = (other >= '0' && other <= '9')
                        || other == '.'
                        || (place == 0 && other == '-')
                        || (place > 0 && (other == ',' || other == '\n' || other == '\r'));

                assertThat(this.number.read(bytes, 0, (byte) ',') != PlainNumber.NONE)
                        .as("byte %d at %d", other, place)
                        .isEqualTo(number);
            }
        }
    }

    @Test
    void whatEndsWithTheArrayIsReadOrLeftAlone() {
        for (String text : List.of("1\n", "-12.5\n", "12345678\n", "1.2345678\n", "12345678.12345678\n")) {
            for (int room = 0; room < BEHIND.length(); room++) {
                byte[] bytes = (text + "9".repeat(room)).getBytes(StandardCharsets.US_ASCII);
                int end = number.read(bytes, 0, (byte) ',');

                assertThat(end).isIn(PlainNumber.NONE, text.length() - 1);
                if (end != PlainNumber.NONE) {
                    assertThat(number.value()).isEqualTo(Double.parseDouble(text));
                }
            }
            assertThat(number.read((text + BEHIND).getBytes(StandardCharsets.US_ASCII), 0, (byte) ','))
                    .isEqualTo(text.length() - 1);
        }
    }

    /** Whatever stands before and behind a number, its bits are those of the number alone. */
    @Test
    void numbersSideBySideAreReadAsTheyAreAlone() {
        Random chance = new Random(4);
        for (char delimiter : new char[] {',', ';', '\t', '|', ' ', ':'}) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                texts.add(side(chance));
            }
            byte[] bytes = (String.join(String.valueOf(delimiter), texts) + "\r\n" + BEHIND)
                    .getBytes(StandardCharsets.US_ASCII);
            int at = 0;
            for (String text : texts) {
                assertThat(number.read(bytes, at, (byte) delimiter)).as(text).isEqualTo(at + text.length());
                assertThat(Double.doubleToRawLongBits(number.value()))
                        .as(text)
                        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)))
                        .isEqualTo(Double.doubleToRawLongBits(
                                text.startsWith("-")
                                        ? -new BigDecimal(text.substring(1)).doubleValue()
                                        : new BigDecimal(text).doubleValue()));
                at += text.length() + 1;
            }
        }
    }

    /** Returns a number with up to ten digits before and up to nine behind its point, or none there. */
    private static String side(Random chance) {
        String whole = digits(chance, chance.nextInt(11));
        String decimals = digits(chance, whole.isEmpty() ? 1 + chance.nextInt(9) : chance.nextInt(10));
        boolean point = !decimals.isEmpty() || chance.nextBoolean();
        return (chance.nextBoolean() ? "-" : "") + whole + (point ? "." : "") + decimals;
    }

    private static String digits(Random chance, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(chance.nextInt(3) == 0 ? 0 : chance.nextInt(10));
        }
        return digits.toString();
    }
}
