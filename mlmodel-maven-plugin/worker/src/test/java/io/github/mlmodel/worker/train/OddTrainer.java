package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Learner;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Predicts the first feature as the number, or as the score of the last class; does one thing wrong if it is told to. */
@SuppressWarnings("NullAway") // what a project's own trainer may do
public final class OddTrainer implements Trainer {

    private String fault = "none";

    @Override
    public void configure(TrainerSpec spec, Task task) {
        for (Parameter.Entry entry : spec.parameters()) {
            if (!entry.name().equals("fault")) {
                throw MlModelException.user("Trainer 'odd' has no parameter '" + entry.name() + "'. It has fault.");
            }
            fault = ((Parameter.Text) entry.value()).value();
        }
        if (fault.equals("regression alone") && task == Task.CLASSIFICATION) {
            throw MlModelException.user("Trainer 'odd' is for regression, and the task is classification.");
        }
        at("configure", () -> "");
    }

    @Override
    public FeatureNeeds needs() {
        return at("needs", () -> FeatureNeeds.IMPUTED);
    }

    @Override
    public boolean takesWeights() {
        return at("takesWeights", () -> !fault.equals("no weights"));
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return at(
                "learners",
                () -> new Learners<>(
                        at("ofClasses", () -> Optional.of(learner())), at("ofNumbers", () -> Optional.of(learner()))));
    }

    @Override
    public Optional<Learners<Images>> ofImages() {
        return at("ofImages", Optional::empty);
    }

    private <T extends Target> Learner<FeatureMatrix, T> learner() {
        return (data, context) -> at("learner", () -> {
            context.progress().done("epochs", 1, 1);
            raise(fault);
            int classes = data.target().<Integer>choose(found -> found.labels().size(), numbers -> 0);
            Model<FeatureMatrix> model = new Model<>(data.features().width(), classes);
            return new TrainingResult<>(at("model", () -> model), List.of(), at("provenance", () -> ""));
        });
    }

    private final class Model<R extends TrainingRows> implements TrainedModel<R> {

        private final int features;
        private final int classes;

        Model(int features, int classes) {
            this.features = features;
            this.classes = classes;
        }

        @Override
        public Predicted.Kind kind() {
            Predicted.Kind kind = classes == 0 ? Predicted.Kind.PREDICTION : Predicted.Kind.SCORES;
            return at("kind", () -> fault.equals("other task") ? Predicted.Kind.PROBABILITIES : kind);
        }

        @Override
        public VersionedGraph graph() {
            Graph graph = graph(fault.equals("other domain") ? "com.acme" : "", operator());
            int opset = fault.startsWith("opset ") ? Integer.parseInt(fault.substring(6)) : 17;
            return at("graph", () -> new VersionedGraph(fault.equals("no graph") ? null : graph, opset, 8, Map.of()));
        }

        private String operator() {
            return fault.equals("unknown operator") ? "Gathre" : "Gather";
        }

        private Graph graph(String domain, String operator) {
            GraphBuilder graph = new GraphBuilder("odd");
            String name = fault.equals("other input") ? "x" : INPUT;
            String in = graph.input(name, ElementType.FLOAT, ValueInfo.ROWS, features);
            String first = graph.constant(TensorData.longs(new long[] {fault.equals("runs amok") ? features : 0}, 1));
            Object axis = fault.equals("odd attribute") ? new Object() : 1L;
            String column = graph.node(domain, operator, List.of(in, first), new Attribute("axis", axis));
            if (classes > 0) {
                String zeros = graph.node("Sub", List.of(column, column));
                List<String> all = new ArrayList<>(Collections.nCopies(classes - 1, zeros));
                all.add(column);
                column = graph.node("Concat", all, new Attribute("axis", 1L));
            }
            graph.output(column, "out", ElementType.FLOAT, ValueInfo.ROWS, Math.max(1, classes));
            return graph.build();
        }

        @Override
        public Predicted predict(R rows) {
            return at("predict", () -> {
                FeatureMatrix matrix = (FeatureMatrix) rows;
                int width = Math.max(1, classes);
                float[] values = new float[matrix.rows() * width];
                for (int row = 0; row < matrix.rows(); row++) {
                    values[row * width + width - 1] = matrix.columns().get(0).value(row);
                }
                return switch (fault) {
                    case "one too few" -> new Predicted.Numbers(new float[values.length - 1]);
                    case "other kind" -> new Predicted.Scores(values);
                    case "no values" -> new Predicted.Numbers(null);
                    default -> kind().of(values);
                };
            });
        }
    }

    /** Does what is to be done in a place, unless the fault is there. */
    private <T> @Nullable T at(String place, Supplier<T> work) {
        if (fault.equals("null " + place)) {
            return null;
        }
        if (fault.equals("throws " + place)) {
            throw new IllegalStateException("the disk is made of cheese");
        }
        return work.get();
    }

    private static void raise(String fault) {
        Throwable failure =
                switch (fault) {
                    case "assertion" -> new AssertionError("no cheese");
                    case "overflow" -> new StackOverflowError();
                    case "linkage" -> new NoClassDefFoundError("org/acme/Cheese");
                    case "checked" -> new IOException("no disk");
                    case "wrapped" -> new IllegalStateException("no luck", new IOException("no disk"));
                    case "lack of memory" -> new IllegalStateException(new OutOfMemoryError("heap"));
                    case "without a trace" -> stackTrace(new IllegalStateException("no trace"));
                    case "of an engine" ->
                        stackTrace(
                                new IllegalStateException("no engine"),
                                new StackTraceElement("ai.onnxruntime.OrtSession", "run", "OrtSession.java", 7));
                    default -> null;
                };
        if (failure != null) {
            OddTrainer.<RuntimeException>sneak(failure);
        }
    }

    private static Throwable stackTrace(Throwable failure, StackTraceElement... frames) {
        failure.setStackTrace(frames);
        return failure;
    }

    @SuppressWarnings("unchecked") // a checked exception that no signature names
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
