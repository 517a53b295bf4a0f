package io.github.mlmodel.grade.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaVerdictTest {

    private static final RuleSeverity ERROR = RuleSeverity.ERROR;
    private static final RuleSeverity WARN = RuleSeverity.WARN;
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    private static final String NONE_OF_100 = "none of 100 rows";

    private static Observation counted(SchemaRule rule, long count, List<String> places, String... values) {
        return new Observation(rule.name(), count, 100, places, List.of(values));
    }

    @Test
    void whatTheRulesAskStandsInTheVerdictWithoutACategoryOfTheData() {
        SchemaVerdict verdict = SchemaVerdict.unchecked(GivenSchema.read(GivenSchema.WHOLE), "Nobody looked.");

        String values = "2 values (SHA-256 " + Digest.of("no\nyes").substring(0, 12) + "), others ";
        assertThat(verdict.asked())
                .extracting(rule -> rule.asked().text(), rule -> rule.asked().warns(), RuleDemand::fixed)
                .containsExactly(
                        tuple("rows: at least 100 and at most 5000", false, ""),
                        tuple("new columns", true, ""),
                        tuple("unique id, month", true, ""),
                        tuple("age presence", false, ""),
                        tuple("age kind: numeric", false, ": numeric"),
                        tuple("age missing: at most 5%", false, ""),
                        tuple("age range: at least 18 and at most 99.5", true, ""),
                        tuple("churned presence", false, ""),
                        tuple("churned domain: " + values + "at most 0%", false, values),
                        tuple("id presence", false, ""),
                        tuple("id unique", false, ""),
                        tuple("month kind: date of the form date", false, ": date of the form date"),
                        tuple("month freshness: at most P30D", true, ""),
                        tuple("note presence", false, ""),
                        tuple("w presence", false, ""),
                        tuple("w kind: numeric", false, ": numeric"));
        assertThat(verdict.asked())
                .allSatisfy(rule -> assertThat(rule.asked().bounds()).isNotEmpty());
    }

    static Stream<Arguments> cases() {
        SchemaRule present = new SchemaRule.Present("plan");
        SchemaRule number = new SchemaRule.OfKind("age", ColumnKind.NUMERIC, null);
        SchemaRule date = new SchemaRule.OfKind("day", ColumnKind.DATE, DateForm.DAY_MONTH_YEAR_POINTS);
        SchemaRule missing = new SchemaRule.Missing("age", 0.29, ERROR);
        SchemaRule range = new SchemaRule.Range("age", 18.0, 99.5, WARN);
        SchemaRule least = new SchemaRule.Range("age", 18.0, null, ERROR);
        SchemaRule most = new SchemaRule.Range("age", null, 99.0, ERROR);
        SchemaRule domain = new SchemaRule.Domain("plan", List.of("basic", "gold"), 0.01, ERROR);
        SchemaRule id = new SchemaRule.Unique(List.of("id"), true, ERROR);
        SchemaRule set = new SchemaRule.Unique(List.of("id", "month"), false, WARN);
        SchemaRule rows = new SchemaRule.RowCount(90L, 110L, ERROR);
        SchemaRule few = new SchemaRule.RowCount(101L, null, ERROR);
        SchemaRule many = new SchemaRule.RowCount(null, 99L, WARN);
        SchemaRule columns = new SchemaRule.NoNewColumns(WARN);
        SchemaRule fresh = new SchemaRule.Fresh("day", "P30D", ERROR);
        return Stream.of(
                arguments(present, counted(present, 0, List.of()), GateOutcome.PASS, "Column 'plan' is there."),
                arguments(
                        present,
                        Observation.absent(present.name()),
                        GateOutcome.FAIL,
                        "Column 'plan' is not in data.csv (did you mean 'plam'?)."),
                arguments(
                        number,
                        counted(number, 0, List.of()),
                        GateOutcome.PASS,
                        "Column 'age' is a number wherever it has a value in 100 rows."),
                arguments(
                        number,
                        counted(number, 2, List.of("data.csv:3 ('x')", "data.csv:9 ('y')")),
                        GateOutcome.FAIL,
                        "Column 'age' is no number in 2 of 100 rows (2%): data.csv:3 ('x'), data.csv:9 ('y')."),
                arguments(
                        date,
                        counted(date, 1, List.of("data.csv:3 ('today')")),
                        GateOutcome.FAIL,
                        "Column 'day' is no date of the form 'dd.MM.yyyy' in 1 of 100 rows (1%): data.csv:3 ('today')."),
                arguments(
                        missing,
                        counted(missing, 0, List.of()),
                        GateOutcome.PASS,
                        "Column 'age' has a value in each of 100 rows, and may lack one in 29% at most."),
                arguments(
                        missing,
                        counted(missing, 29, List.of("data.csv:3")),
                        GateOutcome.PASS,
                        "Column 'age' has no value in 29 of 100 rows (29%), and may lack one in 29% at most: data.csv:3"
                                + " and 28 more."),
                arguments(
                        missing,
                        counted(missing, 30, List.of("data.csv:3")),
                        GateOutcome.FAIL,
                        "Column 'age' has no value in 30 of 100 rows (30%), and may lack one in 29% at most: data.csv:3"
                                + " and 29 more."),
                arguments(
                        range,
                        counted(range, 0, List.of()),
                        GateOutcome.PASS,
                        "Column 'age' is outside of 18 to 99.5 in " + NONE_OF_100 + "."),
                arguments(
                        range,
                        counted(range, 1, List.of("data.csv:7 (17)")),
                        GateOutcome.WARN,
                        "Column 'age' is outside of 18 to 99.5 in 1 of 100 rows (1%): data.csv:7 (17)."),
                arguments(
                        least,
                        counted(least, 1, List.of("data.csv:7 (17)")),
                        GateOutcome.FAIL,
                        "Column 'age' is below 18 in 1 of 100 rows (1%): data.csv:7 (17)."),
                arguments(
                        most,
                        counted(most, 1, List.of("data.csv:7 (100)")),
                        GateOutcome.FAIL,
                        "Column 'age' is above 99 in 1 of 100 rows (1%): data.csv:7 (100)."),
                arguments(
                        domain,
                        counted(domain, 1, List.of("data.csv:7"), "'platinum' (1)"),
                        GateOutcome.PASS,
                        "Column 'plan' has a category that is not in its domain in 1 of 100 rows (1%), and may in 1% at"
                                + " most: 'platinum' (1); data.csv:7."),
                arguments(
                        domain,
                        counted(domain, 3, List.of("data.csv:7", "data.csv:8"), "'platinum' (2)", "'x' (1)"),
                        GateOutcome.FAIL,
                        "Column 'plan' has a category that is not in its domain in 3 of 100 rows (3%), and may in 1% at"
                                + " most: 'platinum' (2), 'x' (1); data.csv:7, data.csv:8 and 1 more."),
                arguments(
                        id,
                        counted(id, 1, List.of("data.csv:7 ('a1')")),
                        GateOutcome.FAIL,
                        "Column 'id' repeats an earlier value in 1 of 100 rows (1%): data.csv:7 ('a1')."),
                arguments(
                        set,
                        counted(set, 1, List.of("data.csv:7")),
                        GateOutcome.WARN,
                        "Columns 'id', 'month' together repeat earlier values in 1 of 100 rows (1%): data.csv:7."),
                arguments(rows, Observation.of("rows", 100), GateOutcome.PASS, "There are 100 rows in data.csv."),
                arguments(
                        few,
                        Observation.of("rows", 100),
                        GateOutcome.FAIL,
                        "There are 100 rows in data.csv, fewer than 101."),
                arguments(
                        many,
                        Observation.of("rows", 100),
                        GateOutcome.WARN,
                        "There are 100 rows in data.csv, more than 99."),
                arguments(
                        columns,
                        counted(columns, 0, List.of()),
                        GateOutcome.PASS,
                        "There is no column in data.csv that the schema does not know."),
                arguments(
                        columns,
                        counted(columns, 2, List.of(), "u", "v"),
                        GateOutcome.WARN,
                        "There are columns in data.csv, 'u', 'v', which the schema does not know and nothing reads."),
                arguments(
                        fresh,
                        dated("2026-10-31T12:00:00Z"),
                        GateOutcome.PASS,
                        "The newest date of column 'day' in data.csv is 2026-10-31T12:00, not more than P30D before this"
                                + " build."),
                arguments(
                        fresh,
                        dated("2026-10-31T11:59:59Z"),
                        GateOutcome.FAIL,
                        "The newest date of column 'day' in data.csv is 2026-10-31T11:59:59, more than P30D before this"
                                + " build."),
                arguments(
                        fresh,
                        dated("2027-01-01T00:00:00Z"),
                        GateOutcome.PASS,
                        "The newest date of column 'day' in data.csv is 2027-01-01T00:00, not more than P30D before this"
                                + " build."),
                arguments(fresh, dated(null), GateOutcome.FAIL, "Column 'day' has no date in data.csv."),
                arguments(
                        range,
                        Observation.absent(range.name()),
                        GateOutcome.SKIPPED,
                        "The rule 'age range' was not judged, because there is no 'age' in data.csv."));
    }

    private static Observation dated(@Nullable String newest) {
        return new Observation(
                "day freshness",
                true,
                0,
                100,
                List.of(),
                List.of(),
                newest == null ? Double.NaN : Instant.parse(newest).getEpochSecond());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleIsJudgedByWhatWasSeen(SchemaRule rule, Observation seen, GateOutcome outcome, String sentence) {
        SchemaVerdict verdict = SchemaVerdict.judge(
                schema(rule), List.of(new Observed("data.csv", false, List.of("plam"), 100, List.of(seen))), NOW);

        RuleVerdict found = verdict.rules().stream()
                .filter(one -> one.rule().equals(rule.name()))
                .findFirst()
                .orElseThrow();
        assertThat(found.text()).isEqualTo(sentence);
        assertThat(found.outcome()).isEqualTo(outcome);
    }

    @Test
    void whatMayShipTellsOfNoRow() {
        SchemaRule domain = new SchemaRule.Domain("plan", List.of("basic"), 0.5, WARN);
        Observation seen = counted(domain, 3, List.of("data.csv:7"), "'platinum' (3)");

        SchemaVerdict verdict = SchemaVerdict.judge(
                schema(domain), List.of(new Observed("data.csv", false, List.of("plan"), 100, List.of(seen))), NOW);

        assertThat(verdict.withoutRows().rules())
                .containsExactly(new RuleVerdict(
                        "plan domain",
                        GateOutcome.PASS,
                        "Column 'plan' has a category that is not in its domain in 3 of 100 rows (3%), and may in 50% at"
                                + " most."));
    }

    /** A rule that a column implies is one of a schema with such a column. */
    private static DataSchema schema(SchemaRule rule) {
        List<SchemaColumn> columns = new ArrayList<>();
        List<SchemaRule> rules = new ArrayList<>();
        if (rule instanceof SchemaRule.Present present) {
            columns.add(SchemaColumn.of(present.column(), ColumnRole.FEATURE, null));
        } else if (rule instanceof SchemaRule.OfKind kind) {
            columns.add(new SchemaColumn(kind.column(), ColumnRole.FEATURE, kind.kind(), kind.form(), true));
        } else {
            rules.add(rule);
        }
        return new DataSchema(columns, List.of(), rules);
    }

    @Test
    void everyRuleHasAVerdictInTheOrderOfTheSchema() {
        SchemaVerdict verdict = SchemaVerdict.judge(
                GivenSchema.read(GivenSchema.WHOLE),
                List.of(new Observed("data.csv", false, List.of(), 100, List.of())),
                NOW);

        assertThat(verdict.rules())
                .extracting(RuleVerdict::rule)
                .containsExactly(
                        "rows",
                        "new columns",
                        "unique id, month",
                        "age presence",
                        "age kind",
                        "age missing",
                        "age range",
                        "churned presence",
                        "churned domain",
                        "id presence",
                        "id unique",
                        "month kind",
                        "month freshness",
                        "note presence",
                        "w presence",
                        "w kind");
        assertThat(verdict.rules()).allMatch(rule -> rule.outcome() == GateOutcome.ERROR);
        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.objections()).first().isEqualTo("The rule 'rows' was not looked at.");
    }

    @Test
    void filesOfHeldBackRowsAloneMayLackWhatNoModelReads() {
        SchemaVerdict verdict = SchemaVerdict.judge(
                GivenSchema.read(GivenSchema.WHOLE),
                List.of(new Observed("test.csv", true, List.of("age", "churned", "month"), 20, List.of())),
                NOW);

        assertThat(verdict.rules())
                .extracting(RuleVerdict::rule)
                .containsExactly(
                        "held-back rows: age presence",
                        "held-back rows: age kind",
                        "held-back rows: age missing",
                        "held-back rows: age range",
                        "held-back rows: churned presence",
                        "held-back rows: churned domain",
                        "held-back rows: month kind",
                        "held-back rows: note presence");
    }

    @Test
    void boundsAndSeveritiesAreInTheDigest() {
        List<Observed> nothing = List.of();
        String digest = SchemaVerdict.judge(GivenSchema.read(GivenSchema.WHOLE), nothing, NOW)
                .digest();

        assertThat(SchemaVerdict.judge(
                                GivenSchema.read(GivenSchema.WHOLE.replace("\"min\": 18", "\"min\": 19")), nothing, NOW)
                        .digest())
                .isNotEqualTo(digest);
        assertThat(SchemaVerdict.judge(
                                GivenSchema.read(GivenSchema.WHOLE.replace(
                                        "\"max\": 0.05, \"severity\": \"error\"",
                                        "\"max\": 0.05, \"severity\": \"warn\"")),
                                nothing,
                                NOW)
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void dataThatNobodyLookedAtPassesNothing() {
        SchemaVerdict verdict = SchemaVerdict.unchecked(GivenSchema.read(GivenSchema.WHOLE), "Nobody looked.");

        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.objections()).containsExactly("Nobody looked.");
    }
}
