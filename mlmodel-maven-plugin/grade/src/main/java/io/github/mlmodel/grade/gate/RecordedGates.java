package io.github.mlmodel.grade.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.model.verdict.GateOutcome;
import io.github.mlmodel.spi.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates of a {@code grade.json} of any format: what they ask is read of their parts, or of how they were written. */
final class RecordedGates {

    private RecordedGates() {}

    /** Reads a file; what is no grade, or passes without a gate as none does, says nothing. */
    static Optional<List<AskedGate>> read(String json) {
        try {
            JsonObject grade = JsonParser.parseString(json).getAsJsonObject();
            JsonArray verdicts = grade.getAsJsonArray("verdicts");
            boolean passes = new JsonPrimitive(true).equals(grade.get("passing"));
            if (verdicts == null || (verdicts.isEmpty() && passes)) {
                return Optional.empty();
            }
            List<AskedGate> gates = new ArrayList<>();
            for (JsonElement verdict : verdicts) {
                gates.add(gate(verdict.getAsJsonObject()));
            }
            return Optional.of(gates);
        } catch (JsonParseException | IllegalStateException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static AskedGate gate(JsonObject verdict) {
        @Nullable JsonElement gate = verdict.get("gate");
        if (gate != null && gate.isJsonObject()) {
            return parts(gate.getAsJsonObject());
        }
        // The first format has no severity; that a gate warned shows that it does.
        boolean warned = new JsonPrimitive(GateOutcome.WARN.name()).equals(verdict.get("outcome"));
        return written(text(gate), warned ? "warn" : null);
    }

    private static AskedGate parts(JsonObject gate) {
        try {
            return Json.read(gate.toString(), Gate.class).asked();
        } catch (JsonParseException e) {
            return written(text(gate.get("text")), gate.has("severity") ? text(gate.get("severity")) : null);
        }
    }

    private static String text(@Nullable JsonElement element) {
        if (element == null || !element.isJsonPrimitive()) {
            throw new JsonParseException("no text where one belongs");
        }
        return element.getAsString();
    }

    private static AskedGate written(String text, @Nullable String severity) {
        try {
            GateInput input = new GateInput(text, null, null, null, null, null, null, null, null, severity);
            return GateSyntax.read(input).get(0).asked();
        } catch (MalformedGate e) {
            return AskedGate.unknown(text);
        }
    }
}
