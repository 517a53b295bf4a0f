package io.github.mlmodel.grade.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.model.MlModelException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        String text = ContractText.of(GivenContract.mixed());

        assertThat(text).isEqualTo("""
                {
                  "format": 1,
                  "model": "churn",
                  "against": {
                    "artifact": "com.example:customers:1.0",
                    "digest": "0123"
                  },
                  "test": "com.example.shop.ChurnTest",
                  "expectations": [
                    {
                      "row": {
                        "age": 63.0,
                        "plan": "basic"
                      },
                      "label": "yes"
                    },
                    {
                      "row": {
                        "age": 30.0,
                        "plan": null
                      },
                      "label": "no",
                      "probabilityAtLeast": 0.6
                    },
                    {
                      "row": {
                        "age": -0.5,
                        "plan": "é \\"quoted\\"\\n"
                      },
                      "value": 120.0,
                      "within": 2.5
                    }
                  ]
                }
                """);
        assertThat(read(text)).isEqualTo(GivenContract.mixed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[|it ends too early in line 1, column 2 ([0]), where a value is expected",
                "{}|format is missing",
                "{\"format\": 2}|its format is 2, and this version of the plugin reads 1",
                "{\"format\": 1, \"model\": 3, \"against\": {}, \"expectations\": {}}|against.digest is missing; model is 3, and"
                        + " must be a text; test is missing; expectations is an object, and must be a list",
                "{\"format\": 1, \"more\": 0, \"model\": \"churn\", \"against\": {\"digest\": \"0\"}, \"test\": \"T\","
                        + " \"expectations\": []}|it has the member 'more', which nothing knows",
                "{\"format\": 1, \"model\": \"churn\", \"against\": {\"digest\": \"0\"}, \"test\": \"T\", \"expectations\":"
                        + " []}|it has 0 rows, and must have 1 to 10000"
            })
    void aFileThatIsNoContractIsRefused(String json, String clause) {
        assertRefused(json, clause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"row\": {}, \"label\": \"yes\"}|a row has no columns",
                "{\"label\": \"yes\"}|expectations[0].row is missing; a row has no columns",
                "{\"row\": {\"a\": true}, \"label\": \"yes\"}|expectations[0].row.a is true, and must be a text or a finite"
                        + " number; a row has a value that is neither a text nor a finite number",
                "{\"row\": {\"a\": [1]}, \"label\": \"yes\"}|expectations[0].row.a is a list, and must be a text or a finite"
                        + " number; a row has a value that is neither a text nor a finite number",
                "{\"row\": {\"a\": 1}}|expectations[0].value is missing; expectations[0].within is missing; a number or a"
                        + " distance is not finite, or less than 0",
                "{\"row\": {\"a\": 1}, \"value\": 1, \"within\": -1}|a number or a distance is not finite, or less than 0",
                "{\"row\": {\"a\": 1}, \"label\": \"yes\", \"probabilityAtLeast\": 1.5}|a probability is not from 0 to 1",
                "{\"row\": {\"a\": 1}, \"label\": \"yes\", \"within\": 1}|it has the member 'within', which nothing knows"
            })
    void anExpectationThatNobodyCouldTryIsRefused(String expectation, String clause) {
        assertRefused(
                "{\"format\": 1, \"model\": \"churn\", \"against\": {\"digest\": \"0\"}, \"test\": \"T\","
                        + " \"expectations\": [" + expectation + "]}",
                clause);
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        assertRefused(" ".repeat(ContractReader.MOST_BYTES + 1), "it has more than 4194304 bytes");
        Expectation one = new Expectation(GivenContract.row(1, "a"), new ExpectedLabel("yes", 0));
        assertThatThrownBy(() -> GivenContract.of(
                        Collections.nCopies(Contract.MOST_ROWS + 1, one).toArray(Expectation[]::new)))
                .hasMessage("it has 10001 rows, and must have 1 to 10000");
    }

    private static Contract read(String json) {
        return ContractReader.read(json.getBytes(StandardCharsets.UTF_8), "com.example:shop:1.0:json:churn-contract");
    }

    private static void assertRefused(String json, String clause) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MlModelException.class)
                .hasMessage("com.example:shop:1.0:json:churn-contract is no contract with a model: " + clause
                        + ". Have its project write it anew with mlmodel-junit of the plugin's version.");
    }
}
