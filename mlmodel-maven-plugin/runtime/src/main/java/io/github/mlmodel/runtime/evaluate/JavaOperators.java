package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.tensor.TensorOperators;
import io.github.mlmodel.runtime.operator.text.LabelEncoder;
import io.github.mlmodel.runtime.operator.text.LowerCaseLetters;
import io.github.mlmodel.runtime.operator.text.TfIdf;
import io.github.mlmodel.runtime.operator.text.Tokenizer;
import io.github.mlmodel.runtime.operator.tree.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed set of operators that Java evaluates, beside {@code Loop}, which is a plan within a plan. */
public final class JavaOperators {

    private static final Map<String, NodeOperator> ALL = all();

    private JavaOperators() {}

    private static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new HashMap<>(TensorOperators.all());
        all.put("StringNormalizer", LowerCaseLetters::bind);
        all.put("TfIdfVectorizer", TfIdf::bind);
        all.put("ai.onnx.ml:LabelEncoder", LabelEncoder::bind);
        all.put("ai.onnx.ml:TreeEnsemble", Trees::bind);
        all.put("ai.onnx.ml:TreeEnsembleRegressor", Trees::bind);
        all.put("com.microsoft:Tokenizer", Tokenizer::bind);
        return Map.copyOf(all);
    }

    /** Returns the names, with the domain before those that are not of {@code ai.onnx}. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /** Returns an operator by its domain and name. */
    public static Optional<NodeOperator> named(String domain, String operator) {
        return Optional.ofNullable(ALL.get(domain.isEmpty() ? operator : domain + ":" + operator));
    }
}
