package io.github.mlmodel.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxReader;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flattened graph gives the bits that its operators give one by one, of one row and of many. */
class RowPlanFuzzTest {

    private static final int GRAPHS = 500;

    @Test
    void flattenedGraphsGiveTheBitsOfTheirOperators() {
        long seed = Long.getLong("mlmodel.fuzz.seed", 20_260_101);
        int flattened = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Random random = new Random(seed + i);
            OnnxContent content = OnnxReader.read(RandomTable.file(random), "a random table");
            Optional<RowPlan> plan = FlatCompiler.of(content);
            if (plan.isPresent()) {
                flattened++;
                PlanOutcome.Ready operators = (PlanOutcome.Ready) PlanBuilder.compile(content, "a random table");
                SameBits same = new SameBits(random, plan.get(), operators.plan());
                same.require(1, 1);
                same.require(1, 1);
                same.require(7, 9);
                same.require(64, 64);
            }
        }

        assertThat(flattened).as("of %d graphs, seed %d", GRAPHS, seed).isGreaterThan(GRAPHS * 8 / 10);
    }
}
