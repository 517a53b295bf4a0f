package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the weights of a text's runs of words into registers, of those that trees ask for.
 *
 * @param registers by place of a run its register, or -1 where nobody asks
 * @param asked the registers
 */
record WordStep(RunWeights weights, int[] registers, int[] asked) implements FlatStep {

    /** Returns features of which those that are used are no words, but registers. */
    static List<Feature> loaded(List<Feature> features, int[] used, Program program) {
        List<Feature> loaded = new ArrayList<>(features);
        Map<RunWeights, int[]> texts = new LinkedHashMap<>();
        for (int feature : used) {
            if (feature >= 0 && loaded.get(feature) instanceof Feature.Word word) {
                int[] registers = texts.computeIfAbsent(word.weights(), WordStep::none);
                if (registers[word.place()] < 0) {
                    registers[word.place()] = program.registers(1);
                }
                loaded.set(feature, new Feature.Register(TensorElement.FLOAT, registers[word.place()]));
            }
        }
        texts.forEach((weights, registers) -> program.add(new WordStep(
                weights,
                registers,
                Arrays.stream(registers).filter(register -> register >= 0).toArray())));
        return loaded;
    }

    private static int[] none(RunWeights weights) {
        int[] registers = new int[weights.runs().width()];
        Arrays.fill(registers, -1);
        return registers;
    }

    @Override
    public Object newScratch(int rows) {
        return new RunWeights.Found();
    }

    @Override
    public void run(Registers rows, Object scratch) {
        RunWeights.Found found = (RunWeights.Found) scratch;
        for (int row = 0; row < rows.rows; row++) {
            for (int register : asked) {
                rows.set(register, row, 0);
            }
            weights.find(rows.text(weights.column(), row), rows.code(weights.column(), row), found);
            for (int i = 0; i < found.count(); i++) {
                int register = registers[found.place(i)];
                if (register >= 0) {
                    rows.set(register, row, found.weight(i));
                }
            }
        }
    }
}
