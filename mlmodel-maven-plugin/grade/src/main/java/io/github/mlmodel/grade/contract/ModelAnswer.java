package io.github.mlmodel.grade.contract;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What a model says about a row. */
public sealed interface ModelAnswer permits ModelAnswer.Classified, ModelAnswer.Estimated, ModelAnswer.Refused {

    /**
     * Makes one of what was predicted.
     *
     * @param model the content of the model's {@code model.json}
     * @param label gives the predicted label, where it predicts one
     * @param values probabilities or scores in the order of the model's labels, or the one predicted number
     * @param text the prediction, for messages
     */
    static ModelAnswer of(ModelDescription model, Supplier<String> label, float[] values, String text) {
        boolean probabilities = model.signature().has(OutputName.PROBABILITIES);
        return model.target()
                .choose(
                        classes -> new Classified(label.get(), byLabel(classes.labels(), values), probabilities, text),
                        numbers -> new Estimated(values[0], text));
    }

    private static Map<String, Double> byLabel(List<String> labels, float[] values) {
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byLabel.put(labels.get(i), (double) values[i]);
        }
        return byLabel;
    }

    /** Returns it as the second half of a sentence on what was to be predicted. */
    String clause();

    /**
     * A label.
     *
     * @param label the label that is predicted
     * @param values probability, or score, of every label
     * @param hasProbabilities whether the values are probabilities
     * @param text the label with its value, for messages
     */
    record Classified(String label, Map<String, Double> values, boolean hasProbabilities, String text)
            implements ModelAnswer {

        /** Copies the map. */
        public Classified {
            values = Map.copyOf(values);
        }

        /** Returns the probability, or score, of a label, if the model knows it. */
        OptionalDouble value(String of) {
            Double value = values.get(of);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** Returns the labels that the model knows, sorted. */
        List<String> labels() {
            return values.keySet().stream().sorted().toList();
        }

        @Override
        public String clause() {
            return "and " + text + " is";
        }
    }

    /**
     * A number.
     *
     * @param value the number that is predicted
     * @param text the number, for messages
     */
    record Estimated(double value, String text) implements ModelAnswer {

        @Override
        public String clause() {
            return "and " + text + " is";
        }
    }

    /**
     * None, because the model does not take the row.
     *
     * @param sentence why not
     */
    record Refused(String sentence) implements ModelAnswer {

        @Override
        public String clause() {
            return "and the model does not take the row: "
                    + (sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence);
        }
    }
}
