package io.github.mlmodel.grade.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a condition says, it is read or refused with a clause that can be printed, and its own text says the same condition. */
class ConditionFuzzTest {

    static Stream<byte[]> conditions() {
        return Stream.of(
                        "age >= 30 and sex = Female",
                        "not (a < 1 or b in (x, 'y''s', 3)) and c is not missing",
                        "_row % 5 = 0 or _row at least 10",
                        "'native country' != 'A (b)'",
                        "day at most 2026-01-31")
                .map(condition -> condition.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("conditions")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyConditionIsReadOrRefused(byte[] bytes) throws SyntaxProblem {
        Condition condition;
        try {
            condition = ConditionParser.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (SyntaxProblem problem) {
            String clause = Objects.requireNonNull(problem.getMessage());
            assertThat(clause).isNotBlank().hasSizeLessThan(200);
            assertThat(clause.chars().filter(Character::isISOControl)).isEmpty();
            return;
        }

        assertThat(ConditionParser.parse(condition.text())).isEqualTo(condition);
        condition.questions().forEach(question -> {
            if (question.about().isPresent()) {
                question.holdsFor("1.0");
                question.problem("x");
            }
        });
    }
}
