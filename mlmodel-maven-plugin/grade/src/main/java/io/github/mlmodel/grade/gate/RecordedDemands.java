package io.github.mlmodel.grade.gate;

import com.google.gson.JsonParseException;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a bundle of any format says that its model was held to. */
public final class RecordedDemands {

    private RecordedDemands() {}

    /** The parts of a {@code grade.json} that are read here; earlier formats have none of them. */
    private record Graded(@Nullable Basis basis) {

        private record Basis(@Nullable On terms, @Nullable Schema schema) {}

        private record On(@Nullable Confidence confidence) {}

        private record Schema(@Nullable List<RuleDemand> asked) {}

        @Nullable
        Confidence confidence() {
            return basis == null || basis.terms == null ? null : basis.terms.confidence;
        }

        List<RuleDemand> rules() {
            return basis == null || basis.schema == null ? List.of() : orNone(basis.schema.asked);
        }
    }

    /** The parts of an {@code evaluation.json} that are read here; earlier formats have none of them. */
    private record Evaluated(
            @Nullable List<Part> slices,
            @Nullable List<Own> ownMetrics,
            @Nullable Decided basis) {

        private record Part(Slice slice) {}

        private record Own(String name) {}

        private record Decided(@Nullable Map<String, String> inputs) {}

        OwnMetricsCode code() {
            return OwnMetricsCode.of(
                    orNone(ownMetrics).stream().map(Own::name).toList(),
                    basis == null || basis.inputs == null ? Map.of() : basis.inputs);
        }
    }

    /** Reads a bundle's files, and refuses to believe what does not fit together. */
    public static HeldTo read(Map<ModelFile, byte[]> bundle) {
        Optional<String> grade = text(bundle, ModelFile.GRADE);
        Optional<List<AskedGate>> gates = grade.flatMap(RecordedGates::read);
        if (gates.isEmpty()) {
            return new HeldTo.Unsaid();
        }
        return GradeFit.misfit(bundle)
                .<HeldTo>map(HeldTo.Unfit::new)
                .orElseGet(() -> known(gates.get(), grade.orElseThrow(), text(bundle, ModelFile.EVALUATION)));
    }

    private static HeldTo known(List<AskedGate> gates, String grade, Optional<String> evaluation) {
        try {
            Graded graded = Json.read(grade, Graded.class);
            Evaluated evaluated = Json.read(evaluation.orElse("{}"), Evaluated.class);
            return new HeldTo.Known(
                    gates,
                    orNone(evaluated.slices).stream().map(Evaluated.Part::slice).toList(),
                    ModelDemands.confidence(graded.confidence()),
                    evaluated.code(),
                    graded.rules());
        } catch (JsonParseException e) {
            // A newer version's: what its gates ask is known, but not on what they were judged.
            return new HeldTo.Unsaid();
        }
    }

    private static Optional<String> text(Map<ModelFile, byte[]> bundle, ModelFile file) {
        return Optional.ofNullable(bundle.get(file)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
