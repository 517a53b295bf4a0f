package io.github.mlmodel.grade.contract;

import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** What became of a consumer's contract. */
public sealed interface JudgedContract permits JudgedContract.Tried, JudgedContract.Untried {

    /** Returns it as a check of the model that the contract is with. */
    Check check(String consumer, String model);

    /** Tries what is expected on what a model says, an answer a row. */
    static Tried of(Contract contract, List<ModelAnswer> answers) {
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Expectation expectation = contract.expectations().get(i);
            OptionalDouble miss = expectation.expected().miss(answers.get(i));
            if (miss.isPresent()) {
                broken.add(new Broken(
                        miss.getAsDouble(),
                        RowText.of(i + 1L, expectation.row()) + ": "
                                + expectation.expected().beside(answers.get(i))));
            }
        }
        List<String> worst = broken.stream()
                .sorted(Comparator.comparingDouble(Broken::miss).reversed())
                .limit(Shown.MANY)
                .map(Broken::text)
                .toList();
        return new Tried(contract.against(), contract.expectations().size(), broken.size(), worst);
    }

    /**
     * A row that is not predicted as expected.
     *
     * @param miss how far it is from that
     * @param text the row and both values
     */
    record Broken(double miss, String text) {}

    /**
     * The model was asked for all rows.
     *
     * @param against the model that the consumer has tested
     * @param rows how many rows the contract has
     * @param broken how many of them are not predicted as expected
     * @param worst those of them that are furthest from it, the worst first, ten at most
     */
    record Tried(TestedModel against, long rows, long broken, List<String> worst) implements JudgedContract {

        /** Copies the list, and refuses what lacks a part, as a damaged file does. */
        public Tried {
            Objects.requireNonNull(against);
            worst = List.copyOf(worst);
        }

        /** Returns the rows that are not predicted as expected, in lines. */
        public String details() {
            return broken == 0
                    ? ""
                    : " The worst first:" + Shown.partOf(broken, worst).lines("\n  ");
        }

        @Override
        public Check check(String consumer, String model) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(Check.CONSUMER, consumer);
            facts.put("rows", Long.toString(rows));
            facts.put("broken", Long.toString(broken));
            facts.put("tested", against.artifact());
            if (broken > 0) {
                facts.put(Check.ROWS, details());
            }
            String contract = "The contract of " + consumer + " with '" + model + "' ";
            String tested = Printable.text(against.artifact().isEmpty() ? "another model" : against.artifact());
            return new Check(
                    name(consumer),
                    broken == 0 ? GateOutcome.PASS : GateOutcome.FAIL,
                    facts,
                    broken == 0
                            ? contract + "holds: " + Names.count(rows, "row") + " predicted as expected."
                            : contract + "is broken: " + broken + " of " + Names.count(rows, "row")
                                    + (broken == 1 ? " is" : " are") + " not predicted as expected. With " + tested
                                    + " the contract held.");
        }
    }

    /**
     * There is no contract, or nobody could read it.
     *
     * @param sentence why, and what to do
     * @param error whether the model does not pass for it; else it is warned about
     */
    record Untried(String sentence, boolean error) implements JudgedContract {

        /** Refuses what lacks a part, as a damaged file does. */
        public Untried {
            Objects.requireNonNull(sentence);
        }

        @Override
        public Check check(String consumer, String model) {
            return new Check(
                    name(consumer),
                    error ? GateOutcome.ERROR : GateOutcome.WARN,
                    Map.of(Check.CONSUMER, consumer),
                    "The contract of " + consumer + " with '" + model + "' could not be judged: " + sentence);
        }
    }

    private static String name(String consumer) {
        return "consumer " + consumer;
    }
}
