package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "accuracy @ north >= 0.8;accuracy;;north;;accuracy @ north",
                "accuracy@region=north>=0.8;accuracy;;region=north;;accuracy @ region=north",
                "accuracy @ region = north >= 0.8;accuracy;;region=north;;accuracy @ region=north",
                "recall[yes] @ sex=Female at least 0.8;recall;yes;sex=Female;;recall[yes] @ sex=Female",
                "recall[>50K] @ 'native country'='A [b]' > 0.8;recall;>50K;native country=A [b];;"
                        + "recall[>50K] @ 'native country'='A [b]'",
                "recall[a]b] @ 'it''s' at least 0.8;recall;a]b;it's;;recall[a]b] @ 'it''s'",
                "recall[yes] @ x=[b] at least 0.8;recall;yes] @ x=[b;;;recall[yes] @ x=[b]",
                "accuracy @ 'age<30' at least 0.8;accuracy;;age<30;;accuracy @ 'age<30'",
                "accuracy @ 'income=<=50K' at least 0.8;accuracy;;income=<=50K;;accuracy @ 'income=<=50K'",
                "gap(accuracy, sex) at most 0.1;accuracy;;;GAP sex;gap(accuracy, sex)",
                "gap( recall[a, b], 'native country' )<=0.1;recall;a, b;;GAP native country;"
                        + "gap(recall[a, b], 'native country')",
                "ratio(recall[x)] , y], sex) at least 0.8;recall;x)] , y;;RATIO sex;ratio(recall[x)] , y], sex)",
                "ratio(recall[yes],'a]b') >= 0.8;recall;yes;;RATIO a]b;ratio(recall[yes], 'a]b')"
            })
    void slicesAndWhatLiesBetweenThemAreReadAsWritten(
            String text,
            String metric,
            @Nullable String label,
            @Nullable String slice,
            @Nullable String spread,
            String written) {
        Subject subject = gate(text).subject();

        assertThat(subject.metric()).isEqualTo(metric);
        assertThat(subject.label()).isEqualTo(label);
        assertThat(subject.slice()).isEqualTo(slice);
        assertThat(
                        subject.spread() == null
                                ? null
                                : subject.spread().kind() + " "
                                        + subject.spread().column())
                .isEqualTo(spread);
        assertThat(subject.text()).isEqualTo(written);
        assertThat(gate(written + " >= 0.5").subject()).isEqualTo(subject);
        assertThat(Json.read(Json.write(gate(text)), Gate.class)).isEqualTo(gate(text));
    }

    @Test
    void aSliceStandsBeforeTheChange() {
        assertThat(gate("accuracy @ sex=Female regression at most 1%"))
                .extracting(Gate::subject, gate -> gate.criterion().text())
                .containsExactly(new Subject("accuracy", null, "sex=Female"), "regression <= 1.0%");
    }

    @Test
    void elementsMayNameSlicesAndWhatLiesBetweenThem() {
        assertThat(gates(elements("recall", "yes", " native country=A [b] ")))
                .containsExactly(gate("recall[yes] @ 'native country'='A [b]' >= 0.5"));
        assertThat(gates(elements("gap(recall[yes], sex)", null, null)))
                .containsExactly(gate("gap(recall[yes], sex) >= 0.5"));
    }

    @Test
    void whatElementsCannotSayIsRefused() {
        assertRefused(
                elements("gap(recall, sex)", "yes", null),
                "number 1 has a <class> beside the <metric> 'gap(recall, sex)'; write gap(METRIC, COLUMN) or"
                        + " gap(METRIC[CLASS], COLUMN), or likewise ratio.");
        assertRefused(
                elements("gap(recall sex)", null, null),
                "number 1 has the <metric> 'gap(recall sex)', which cannot be read: ',' belongs at character 12, where"
                        + " 'sex)' stands; write gap(METRIC, COLUMN) or gap(METRIC[CLASS], COLUMN), or likewise ratio.");
        assertRefused(
                elements("accuracy", null, " "),
                "number 1 has an empty <slice>; write COLUMN=VALUE, or the name of a slice.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "accuracy == 0.9;an operator belongs at character 10, where '== 0.9' stands",
                "accuracy;an operator belongs at the end",
                "accuracy >=;a number belongs at the end",
                ">= 0.9;a metric belongs at character 1, where '>= 0.9' stands",
                "'accuracy' >= 0.9;a metric belongs at character 1, where ''accuracy' >= 0.9' stands",
                "recall[yes >= 0.9;the bracket at character 7 is not closed",
                "recall[yes] => 0.9;an operator belongs at character 13, where '=> 0.9' stands",
                "accuracy @ cold nights >= 0.9;an operator (a slice's name with blanks stands in single quotes) belongs at"
                        + " character 17, where 'nights >= 0.9' stands",
                "accuracy @ >= 0.9;a slice belongs at character 12, where '>= 0.9' stands",
                "accuracy @ sex= >= 0.9;a value of 'sex' belongs at character 17, where '>= 0.9' stands",
                "accuracy @ 'sex >= 0.9;the quote at character 12 is not closed",
                "recall[yes] @ 'a [b]' => 0.9;a value of 'a [b]' belongs at character 24, where '> 0.9' stands",
                "gap(accuracy) <= 0.1;',' belongs at character 13, where ') <= 0.1' stands",
                "gap(accuracy, sex <= 0.1;')' belongs at character 19, where '<= 0.1' stands",
                "gap(recall[a] sex) <= 0.1;',' belongs at character 15, where 'sex) <= 0.1' stands"
            })
    void whatCannotBeReadIsSaidWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> gate(text))
                .hasMessage("Model 'm' has 1 gate that cannot be judged. Correct <gates>: Gate '" + text
                        + "' cannot be read: " + problem
                        + "; write METRIC >= NUMBER or METRIC[CLASS] >= NUMBER, with one"
                        + " of >=, >, <=, <, 'at least', 'more than', 'at most', 'less than'; on some of the rows, METRIC @"
                        + " SLICE >= NUMBER; between the slices of a column, gap(METRIC, COLUMN) <= NUMBER or ratio(METRIC,"
                        + " COLUMN) >= NUMBER; against a baseline, METRIC regression <= NUMBER or METRIC improvement >="
                        + " NUMBER, where the number may be a percentage.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gap(gap(accuracy, a), b) <= 0.1|asks for a gap of a gap; write gap(METRIC, COLUMN) or gap(METRIC[CLASS], COLUMN).",
                "gap(accuracy, sex) @ north <= 0.1|asks for gap(accuracy, sex) within a slice, and slices are not divided"
                        + " further; write gap(accuracy, sex) alone.",
                "gap(profit, sex) regression <= 0.1|asks how gap(profit, sex) differs from a baseline's, which is not"
                        + " compared; bound its value.",
                "ratio(matthews_correlation, sex) >= 0.8|asks for a ratio, and matthews_correlation may be below 0; bound"
                        + " its gap.",
                "ratio(accuracy, sex) >= 80|has the threshold 80, and ratio(accuracy, sex) lies in the range from 0 to 1.",
                "gap(accuracy, sex) < 0|can never be kept: gap(accuracy, sex) lies in the range from 0 to 1.",
                "gap(recall, sex) <= 0.1|names no class; write recall[CLASS], or recall_macro, recall_micro or"
                        + " recall_weighted."
            })
    void whatAsksForTooMuchIsRefused(String text, String problem) {
        assertRefused(GateInput.text(text), "'" + text + "' " + problem);
    }

    /** How gates were read before they named slices. */
    private static final Pattern EARLIER_BOUND = Pattern.compile("\\s*(?<way>regression|improvement)?\\s*"
            + "(?<operator>>=|<=|>|<|at\\s+least|more\\s+than|at\\s+most|less\\s+than)\\s*(?<number>\\S+(\\s+%)?)");

    private static final Pattern METRIC = Pattern.compile("[a-z0-9_]+");

    private static final Pattern EARLIER_METRIC = Pattern.compile("([^\\s<>=\\[\\]]+)(.*)", Pattern.DOTALL);

    @Test
    void whatWasReadBeforeThereWereSlicesMeansTheSame() {
        String[] pieces = {
            "accuracy", "recall", "[", "]", "yes", ">=", "<", "at least", " regression ", " improvement", " ", "0.5",
            "-1", "%", "\n", "@", "=", "(", ")", ",", "'", "sex", "gap", " at  most "
        };
        Random random = new Random(1);
        int compared = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "recall[" : "accuracy");
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            text.append(random.nextBoolean() ? ">= 0.5" : "");
            compared += compare(text.toString().strip()) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(500);
    }

    /** Compares where both the metric's name and the number are such. */
    private static boolean compare(String text) {
        int open = text.indexOf('[');
        int close = text.lastIndexOf(']');
        boolean ofClass = open > 0 && close > open;
        Matcher alone = EARLIER_METRIC.matcher(text);
        if (!ofClass && !alone.matches()) {
            return false;
        }
        String metric = ofClass ? text.substring(0, open).strip() : alone.group(1);
        Matcher bound = EARLIER_BOUND.matcher(ofClass ? text.substring(close + 1) : alone.group(2));
        if (!METRIC.matcher(metric).matches() || !bound.matches() || !isNumber(bound)) {
            return false;
        }
        @Nullable Gate gate = read(text);
        if (gate == null) {
            return false;
        }
        String operator = bound.group("operator");
        assertThat(gate.subject())
                .as(text)
                .isEqualTo(new Subject(metric, ofClass ? text.substring(open + 1, close) : null, null));
        assertThat(gate.criterion().text())
                .as(text)
                .contains(
                        operator.startsWith(">") || operator.endsWith("least")
                                ? ">="
                                : operator.equals("<") ? "<" : "<=")
                .startsWith(bound.group("way") == null ? "" : bound.group("way"));
        return true;
    }

    private static boolean isNumber(Matcher bound) {
        return bound.group("number").matches(bound.group("way") == null ? "-1|0\\.5|1" : "(-1|0\\.5|1)(\\s*%)?");
    }

    /** Returns nothing where a gate is read, and asks for what no metric gives. */
    private static @Nullable Gate read(String text) {
        try {
            return gate(text);
        } catch (MlModelException e) {
            return e.sentence().contains(" is not of one class")
                            || e.sentence().contains("names no class")
                            || e.sentence().contains("asks for a model that is worse")
                            || e.sentence().contains("lies in the range")
                    ? null
                    : unread(e);
        }
    }

    private static Gate unread(MlModelException e) {
        throw new AssertionError("it is no longer read", e);
    }

    private static GateInput elements(String metric, @Nullable String label, @Nullable String slice) {
        return new GateInput(null, metric, label, slice, "0.5", null, null, null, null, null);
    }

    private static Gate gate(String text) {
        return gates(GateInput.text(text)).get(0);
    }

    private static List<Gate> gates(GateInput input) {
        return Gates.read("m", List.of(input), null, true);
    }

    private static void assertRefused(GateInput input, String problem) {
        assertThatThrownBy(() -> gates(input))
                .hasMessage("Model 'm' has 1 gate that cannot be judged. Correct <gates>: Gate " + problem);
    }
}
