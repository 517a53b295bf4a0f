package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedGatesTest {

    private static final AskedGate RECALL =
            new AskedGate("recall[yes]", "yes", "recall[yes] >= 0.60", false, List.of(AskedBound.least(0.6, true)));

    @Test
    void theGatesOfThisFormatAreReadOfTheirParts() {
        List<Gate> gates = Gates.read(
                "m",
                List.of(GateInput.text("recall[yes] >= 0.60"), GateInput.elements("own", null, "1", "2", "warn")),
                null,
                true);
        List<AskedGate> read = RecordedGates.read(Json.write(Grade.skipped(gates, "m", "0123", "skipped")))
                .orElseThrow();

        assertThat(read)
                .containsExactly(
                        RECALL,
                        new AskedGate(
                                "own",
                                null,
                                "own >= 1 and <= 2",
                                true,
                                List.of(AskedBound.least(1, true), AskedBound.most(2, true))));
    }

    @Test
    void theFirstFormatHasTheirTextAlone() {
        String json = "{'format': 1, 'model': 'm', 'digest': 'd', 'passing': true, 'verdicts': ["
                + "{'gate': 'recall[yes] >= 0.60', 'metric': 'recall', 'label': 'yes', 'outcome': 'PASS', 'value': 0.8,"
                + " 'sentence': 'passed'},"
                + "{'gate': 'accuracy > 0.9', 'metric': 'accuracy', 'label': null, 'outcome': 'WARN', 'value': 0.8,"
                + " 'sentence': 'failed'}]}";

        assertThat(RecordedGates.read(json.replace('\'', '"')).orElseThrow())
                .containsExactly(
                        RECALL,
                        new AskedGate("accuracy", null, "accuracy > 0.9", true, List.of(AskedBound.least(0.9, false))));
    }

    @Test
    void aKindOfGateThatIsNotKnownIsReadOfItsTextIfThatIsKnown() {
        String json =
                "{'verdicts': [{'gate': {'subject': {'metric': 'recall', 'label': 'yes', 'slice': null}, 'criterion':"
                        + " {'kind': 'atleastinsomeway'}, 'severity': 'ERROR', 'text': 'recall[yes] >= 0.60'}},"
                        + "{'gate': {'about': 'fairness', 'text': 'fairness of all >= 0.9'}}]}";

        assertThat(RecordedGates.read(json.replace('\'', '"')).orElseThrow())
                .containsExactly(RECALL, AskedGate.unknown("fairness of all >= 0.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"verdicts\": [], \"passing\": true}",
                "{\"verdicts\": 5}",
                "{\"verdicts\": [5]}",
                "{\"verdicts\": [{}]}",
                "{\"verdicts\": [{\"gate\": []}]}",
                "{\"verdicts\": [{\"gate\": {}}]}",
                "{\"verdicts\": [{\"gate\": null}]}",
                "{\"verdicts\": [{\"gate\": {\"text\": {}}}]}",
                "null"
            })
    void whatIsNoGradeSaysNothing(String json) {
        assertThat(RecordedGates.read(json)).isEmpty();
    }
}
