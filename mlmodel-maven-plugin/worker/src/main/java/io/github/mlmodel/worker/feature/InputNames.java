package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.OutputName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of the graph's inputs. A column's input has its name, unless the graph uses that name itself, or Java cannot pass
 * it to ONNX Runtime (characters beyond U+FFFF).
 */
final class InputNames {

    /** The input of all numeric columns, where there are many. */
    static final String NUMERIC = "numeric";

    /** Starts every name that is made for the features' values. */
    static final String FEATURES = "features";

    /** Starts every name that is made for the outputs' values. */
    static final String OUTPUTS = "outputs";

    /** The Java API of ONNX Runtime passes names as modified UTF-8, in which these are spelt differently. */
    private static final String UNUSABLE = "[\\x{0}\\x{d800}-\\x{dfff}\\x{10000}-\\x{10ffff}]";

    private static final Set<String> RESERVED = Stream.concat(
                    Stream.of(FEATURES, NUMERIC),
                    Arrays.stream(OutputName.values()).map(OutputName::text))
            .collect(Collectors.toUnmodifiableSet());

    private InputNames() {}

    /** Returns the input's name by column. */
    static Map<String, String> of(List<String> columns) {
        Set<String> taken = new HashSet<>(columns);
        Map<String, String> names = new LinkedHashMap<>();
        for (String column : columns) {
            names.put(column, usable(column) ? column : another(column, taken));
        }
        return names;
    }

    private static String another(String column, Set<String> taken) {
        String stem = "column_" + column.replaceAll(UNUSABLE, "_");
        String name = stem;
        for (int i = 2; !taken.add(name); i++) {
            name = stem + "_" + i;
        }
        return name;
    }

    private static boolean usable(String column) {
        return !RESERVED.contains(column)
                && !column.startsWith(FEATURES + "_")
                && !column.startsWith(OUTPUTS + "_")
                && !column.matches("(?s).*" + UNUSABLE + ".*");
    }
}
