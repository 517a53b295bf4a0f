package io.github.mlmodel.grade;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The code of a project's own metrics.
 *
 * @param names what the metrics are called
 * @param digest digest of the code; empty where there is none, or it is not known
 */
public record OwnMetricsCode(List<String> names, String digest) {

    /** That of a project without. */
    public static final OwnMetricsCode NONE = new OwnMetricsCode(List.of(), "");

    private static final String FOLDER = "src/evaluate ";
    private static final Pattern OWN = Pattern.compile(FOLDER + "([0-9a-f]+)");

    /** Copies the list, and refuses what lacks a part, as a damaged file does. */
    public OwnMetricsCode {
        names = List.copyOf(names);
        Objects.requireNonNull(digest);
    }

    /** Returns what stands for the code that computes metrics: the product's, and a project's own, where it has a digest. */
    public static String text(String product, String ownDigest) {
        return product + (ownDigest.isEmpty() ? "" : ", " + FOLDER + ownDigest);
    }

    /** Returns what stands for the code that computes metrics, of what an evaluation records of its inputs. */
    public static String recorded(Map<String, String> inputs) {
        @Nullable String metrics = inputs.get("metrics");
        return metrics == null ? "" : metrics;
    }

    /** Returns the code of a project's own metrics, of what an evaluation records of its inputs. */
    public static OwnMetricsCode of(List<String> names, Map<String, String> inputs) {
        Matcher own = OWN.matcher(recorded(inputs));
        return new OwnMetricsCode(names, own.find() ? own.group(1) : "");
    }
}
