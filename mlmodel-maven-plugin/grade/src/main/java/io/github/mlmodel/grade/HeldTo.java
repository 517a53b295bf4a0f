package io.github.mlmodel.grade;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model was held to, as far as its bundle says so. */
public sealed interface HeldTo permits HeldTo.Known, HeldTo.Unsaid, HeldTo.Unfit {

    /**
     * All that was asked.
     *
     * @param gates the gates
     * @param slices the parts of the held-back rows that were judged, too
     * @param confidence how sure a verdict had to be; absent where values decided
     * @param ownMetrics the metrics of the project's own
     * @param rules what the data was asked
     */
    record Known(
            List<AskedGate> gates,
            List<Slice> slices,
            @Nullable AskedConfidence confidence,
            OwnMetricsCode ownMetrics,
            List<RuleDemand> rules)
            implements HeldTo {

        /** Copies the lists, and refuses what lacks a part, as a damaged file does. */
        public Known {
            gates = List.copyOf(gates);
            slices = List.copyOf(slices);
            Objects.requireNonNull(ownMetrics);
            rules = List.copyOf(rules);
        }

        /** Makes one of gates alone. */
        public static Known of(List<AskedGate> gates) {
            return new Known(gates, List.of(), null, OwnMetricsCode.NONE, List.of());
        }
    }

    /** The bundle does not say. */
    record Unsaid() implements HeldTo {}

    /**
     * The bundle's files do not belong together, so that what they say is not believed.
     *
     * @param problem what does not fit, as a clause without the full stop
     */
    record Unfit(String problem) implements HeldTo {

        /** Refuses what lacks a part, as a damaged file does. */
        public Unfit {
            Objects.requireNonNull(problem);
        }
    }
}
