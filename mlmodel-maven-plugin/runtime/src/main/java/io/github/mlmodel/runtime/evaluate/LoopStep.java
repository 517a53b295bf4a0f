package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.function.BooleanSupplier;

/**
 * A {@code Loop} of at most a constant number of rounds.
 *
 * @param body takes the round, whether to go on, what is carried, and what it reads from outside; gives whether to go on, and
 *     what is carried
 * @param rounds the most rounds
 * @param condition place of whether to begin, or -1 if it begins in any case
 * @param carried places of what is carried into the first round
 * @param outside places of what the body reads from outside
 * @param outputs places of what was carried out of the last one, -1 where nobody wants it
 */
record LoopStep(String what, Plan body, long rounds, int condition, int[] carried, int[] outside, int[] outputs)
        implements PlanStep {

    @Override
    public void run(TensorValue[] values, BooleanSupplier stop) {
        TensorValue[] state = new TensorValue[carried.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = values[carried[i]];
        }
        boolean goesOn = condition < 0 || isTrue(values[condition]);
        for (long round = 0; round < rounds && goesOn; round++) {
            TensorValue[] given = new TensorValue[2 + carried.length + outside.length];
            given[0] = TensorValue.of(new long[] {round});
            given[1] = TensorValue.of(new boolean[] {true});
            System.arraycopy(state, 0, given, 2, state.length);
            for (int i = 0; i < outside.length; i++) {
                given[2 + carried.length + i] = values[outside[i]];
            }
            TensorValue[] written = body.run(given, stop);
            goesOn = isTrue(written[0]);
            System.arraycopy(written, 1, state, 0, state.length);
        }
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] >= 0) {
                values[outputs[i]] = state[i];
            }
        }
    }

    private static boolean isTrue(TensorValue condition) {
        if (condition.size() != 1) {
            throw new IllegalArgumentException("a loop goes on by " + condition.size() + " truth values");
        }
        return condition.truths()[0];
    }
}
