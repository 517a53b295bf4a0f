package io.github.mlmodel.grade.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.condition.Question.RowNumber;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    /** A row; it has no 'cabin'. */
    private static final Map<String, String> ROW = Map.of(
            "age", "38.50",
            "sex", "Female",
            "native country", "Hong",
            "class", "1.0",
            "code", "007",
            "day", "2026-02-01",
            "income", "<=50K",
            "in", "it's");

    private static final long NUMBER = 15;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "sex = Female; true",
                "sex = female; false",
                "sex != Male; true",
                "age = 38.5; true",
                "age = '38.5'; false",
                "age = '38.50'; true",
                "age = 3.85e1; true",
                "age in (1, 385E-1); true",
                "age != 3.85e1; false",
                "code = 7e0; false",
                "age > 38; true",
                "age >= 38.5; true",
                "age < 38.5; false",
                "age <= 1e2; true",
                "age at least 38.5; true",
                "age more than 38.5; false",
                "age AT  MOST 38.5; true",
                "age less than 100; true",
                "class = 1; true",
                "class in (3, 1); true",
                "code = 7; false",
                "code = 007; true",
                "code > 6; true",
                "day >= 2026-01-31; true",
                "day < '2026-02-01T00:00'; true",
                "'native country' = Hong; true",
                "income = '<=50K'; true",
                "'in' = 'it''s'; true",
                "'_ROW' is missing; true",
                "sex in (Male, Female); true",
                "sex not in (Male, Female); false",
                "cabin is missing; true",
                "cabin is not missing; false",
                "sex is missing; false",
                "cabin = x; false",
                "cabin != x; false",
                "cabin < 3; false",
                "cabin in (x); false",
                "not cabin = x; true",
                "sex = Female and age < 30; false",
                "sex = Female or age < 30 and age > 50; true",
                "(sex = Female or age < 30) and age > 50; false",
                "not sex = Female or age > 30; true",
                "not (sex = Female or age > 30); false",
                "NOT sex = Male AND sex IS NOT MISSING; true",
                "_row = 15; true",
                "_row % 5 = 0; true",
                "_row%4=3; true",
                "_row % 4 < 3; false",
                "_row at least 10 and _row less than 15; false"
            })
    void aConditionHoldsAsItReads(String text, boolean holds) throws SyntaxProblem {
        Condition condition = ConditionParser.parse(text);

        assertThat(condition.holds(this::answer)).isEqualTo(holds);
        assertThat(ConditionParser.parse(condition.text())).isEqualTo(condition);
    }

    private boolean answer(Question question) {
        return question instanceof RowNumber row
                ? row.holdsFor(NUMBER)
                : question.holdsFor(ROW.get(question.about().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"; a column belongs at the end",
                "sex; an operator, 'in' or 'is missing' belongs at the end",
                "sex == Male; a value belongs at character 6, where '= Male' stands",
                "sex is Male; 'missing' belongs at character 8, where 'Male' stands",
                "sex = ; a value belongs at the end",
                "sex = ''; a value belongs at character 7, where '''' stands",
                "sex = 'Male; the quote at character 7 is not closed",
                "sex in Male; '(' belongs at character 8, where 'Male' stands",
                "sex in (Male; ')' belongs at the end",
                "sex not Male; 'in' belongs at character 9, where 'Male' stands",
                "sex > Male; a number or a date such as 2026-01-31 belongs at character 7, where 'Male' stands",
                "age > '30'; a number or a date such as 2026-01-31 belongs at character 7, where ''30'' stands",
                "sex = Male age > 3; 'and', 'or' or the end belongs at character 12, where 'age > 3' stands",
                "and = 3; a column belongs at character 1, where 'and = 3' stands",
                "(sex = Male; ')' belongs at the end",
                "sex = Male); 'and', 'or' or the end belongs at character 11, where ')' stands",
                "age in (<=50K); a value belongs at character 9, where '<=50K)' stands",
                "_row = x; a whole number belongs at character 8, where 'x' stands",
                "_row % 0 = 1; a whole number above 0 belongs at character 8, where '0 = 1' stands"
            })
    void whatCannotBeReadIsSaidWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> ConditionParser.parse(text))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage(problem);
    }

    @Test
    void nestingHasAnEnd() {
        assertThatThrownBy(() -> ConditionParser.parse("(".repeat(100_000)))
                .hasMessage("it is nested more than 50 deep");
        assertThatThrownBy(() -> ConditionParser.parse("not ".repeat(100_000)))
                .hasMessage("it is nested more than 50 deep");
    }

    @Test
    void whatHasNoOrderIsNotCompared() throws SyntaxProblem {
        Question number = (Question) ConditionParser.parse("age >= 30");
        Question date = (Question) ConditionParser.parse("day >= 2026-01-01");

        assertThat(number.problem("old")).contains("'age >= 30' compares with a number");
        assertThat(number.problem("1e3")).isEmpty();
        assertThat(date.problem("01.02.2026")).contains("'day >= 2026-01-01' compares with a date");
        assertThat(((Question) ConditionParser.parse("age = 30")).problem("old"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "1e0, 1",
        "+.5, 0.5",
        "5E-1, 0.5",
        "-0e7, 0",
        "12e2, 1200",
        "1e300, 1E+300",
        "1e-400, 1E-400",
        "1e-2147483648, 0",
        "-1e-99999999999, 0",
        "0e99999999999, 0",
        "1e99999999999,",
        "007,",
        "07e0,",
        "1e999,",
        "e1,",
        "one,"
    })
    void aNumberHasOneSpelling(String text, @Nullable String spelling) {
        assertThat(Literal.number(text)).isEqualTo(Optional.ofNullable(spelling));
    }
}
