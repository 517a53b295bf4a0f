import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.evaluate.FailedNode;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Has the evaluator in Java compute ONNX's own tests of operators, and compares with what they expect.
 *
 * <pre>java -cp CLASSPATH scripts/check-node-tests.java FOLDER</pre>
 *
 * <p>{@code CLASSPATH} has the classes of the modules runtime and model, and JSpecify. {@code FOLDER} has a folder a test, with
 * {@code model.onnx} and {@code test_data_set_N}: as {@code onnx/backend/test/data/node} in the repository of ONNX, or as {@code python -m
 * onnx.backend.test.cmd_tools generate-data -o DATA} writes them into {@code DATA/node}. A test counts whose graph Java evaluates
 * whole. Where its operators are of a set that is older or newer than those that Java knows, they are taken for the nearest one: what means
 * something else there would differ. Inputs that Java wants as constants are taken for such. Prints a line for each that differs or fails, a table by
 * operator, and which operators Java leaves to ONNX Runtime; exits with 1 if one differs.
 */
class CheckNodeTests {

    private static final int LENGTH_DELIMITED = 2;
    private static final int GRAPH = 7;
    private static final int INITIALIZERS = 5;
    private static final int OPERATOR_SETS = 8;
    private static final long NEWEST_SET = 22;
    private static final long OLDEST_SET = 13;

    /** As ONNX's own runner has it: relative, and absolute for what is near 0. */
    private static final double RELATIVE = 1e-3;

    private static final double ABSOLUTE = 1e-7;

    private final Map<String, Integer> right = new TreeMap<>();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Map<String, Integer> beyond = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: java -cp CLASSPATH scripts/check-node-tests.java FOLDER");
            System.exit(2);
        }
        CheckNodeTests check = new CheckNodeTests();
        try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("model.onnx"))) {
                    check.test(folder);
                }
            }
        }
        check.print();
        System.exit(check.wrong.isEmpty() ? 0 : 1);
    }

    private void test(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        byte[] file = Files.readAllBytes(folder.resolve("model.onnx"));
        for (Path set : sets(folder)) {
            try {
                OnnxContent content = known(OnnxReader.read(file, name));
                PlanOutcome outcome = PlanBuilder.compile(content, name);
                if (outcome instanceof PlanOutcome.Beyond) {
                    outcome = PlanBuilder.compile(withConstants(content, set), name);
                }
                count(name, content, outcome, set);
            } catch (MlModelException e) {
                beyond.merge("(" + e.getMessage().replace(name, "it") + ")", 1, Integer::sum);
            }
        }
    }

    private void count(String name, OnnxContent content, PlanOutcome outcome, Path set) throws IOException {
        if (outcome instanceof PlanOutcome.Beyond left) {
            beyond.merge(String.join(", ", left.operators()), 1, Integer::sum);
            return;
        }
        List<String> inputs = content.graph().inputs().stream().map(OnnxGraph.Value::name).toList();
        String difference = difference(((PlanOutcome.Ready) outcome).plan(), inputs, set);
        String operators = String.join("+", content.graph().nodes().stream().map(OnnxNode::operator).distinct().toList());
        (difference.isEmpty() ? right : wrong).merge(operators, 1, Integer::sum);
        if (!difference.isEmpty()) {
            System.out.println(name + ": " + difference);
        }
    }

    /** Takes all inputs but the first for constants, as shapes and axes are in models. */
    private static OnnxContent withConstants(OnnxContent content, Path set) throws IOException {
        OnnxGraph graph = content.graph();
        Map<String, TensorValue> constants = new HashMap<>(graph.constants());
        for (int i = 1; i < graph.inputs().size(); i++) {
            constants.put(graph.inputs().get(i).name(), tensor(set.resolve("input_" + i + ".pb")));
        }
        List<OnnxGraph.Value> inputs = graph.inputs().subList(0, Math.min(1, graph.inputs().size()));
        return new OnnxContent(
                new OnnxGraph(inputs, graph.outputs(), graph.nodes(), constants, graph.unread()), content.versions());
    }

    private static OnnxContent known(OnnxContent content) {
        Map<String, Long> versions = new HashMap<>(content.versions());
        versions.merge("", OLDEST_SET, Math::max);
        versions.merge("", NEWEST_SET, Math::min);
        return new OnnxContent(content.graph(), versions);
    }

    private static List<Path> sets(Path folder) throws IOException {
        try (Stream<Path> sets = Files.list(folder)) {
            return sets.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Returns how a plan differs from what is expected; nothing where it does not. */
    private static String difference(Plan plan, List<String> inputs, Path set) throws IOException {
        TensorValue[] given = new TensorValue[plan.inputs().size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = tensor(set.resolve("input_" + inputs.indexOf(plan.inputs().get(i).name()) + ".pb"));
        }
        TensorValue[] found;
        try {
            found = plan.run(given, () -> false);
        } catch (FailedNode e) {
            return "fails: " + e.what();
        }
        for (int i = 0; i < found.length; i++) {
            TensorValue expected = tensor(set.resolve("output_" + i + ".pb"));
            String difference = difference(found[i], expected);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String difference(TensorValue found, TensorValue expected) {
        if (found.type() != expected.type() || !Arrays.equals(found.shape(), expected.shape())) {
            return "gives " + found.type() + Arrays.toString(found.shape()) + " instead of " + expected.type()
                    + Arrays.toString(expected.shape());
        }
        for (int i = 0; i < found.size(); i++) {
            Object ours = Array.get(found.data(), i);
            Object theirs = Array.get(expected.data(), i);
            if (!near(ours, theirs)) {
                return "gives " + ours + " instead of " + theirs + " in place " + i;
            }
        }
        return "";
    }

    private static boolean near(Object ours, Object theirs) {
        if (ours.equals(theirs) || !(ours instanceof Float || ours instanceof Double)) {
            return ours.equals(theirs);
        }
        double one = ((Number) ours).doubleValue();
        double other = ((Number) theirs).doubleValue();
        return one == other || Math.abs(one - other) <= ABSOLUTE + RELATIVE * Math.abs(other);
    }

    /** Reads a tensor as the one constant of a graph. */
    private static TensorValue tensor(Path file) throws IOException {
        byte[] graph = field(INITIALIZERS, Files.readAllBytes(file));
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(new byte[] {1 << 3, 8});
        model.writeBytes(field(GRAPH, graph));
        model.writeBytes(field(OPERATOR_SETS, new byte[] {2 << 3, 17}));
        OnnxGraph read = OnnxReader.read(model.toByteArray(), file.toString()).graph();
        return read.constants().values().stream()
                .findFirst()
                .orElseThrow(() -> MlModelException.user("A tensor is of a type that Java does not have."));
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | LENGTH_DELIMITED);
        int rest = content.length;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private void print() {
        List<String> operators = new ArrayList<>(right.keySet());
        wrong.keySet().stream().filter(name -> !right.containsKey(name)).forEach(operators::add);
        operators.forEach(name ->
                System.out.println(name + ": " + right.getOrDefault(name, 0) + " as expected, " + wrong.getOrDefault(name, 0) + " not"));
        System.out.println("All: " + sum(right) + " as expected, " + sum(wrong) + " not; " + sum(beyond) + " beyond Java");
        beyond.forEach((name, tests) -> System.out.println("beyond: " + name + ": " + tests));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
