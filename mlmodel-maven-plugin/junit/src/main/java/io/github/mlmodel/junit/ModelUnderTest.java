package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.own.CustomMetrics;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One model and all that tests of a class may ask of it; each is loaded when it is asked for, and once. */
final class ModelUnderTest implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final String name;
    private final Class<?> test;
    private final String file;
    private final RunTests tests;
    private final List<Model> opened = new ArrayList<>();
    private final Map<GeneratedClass, Object> typed = new HashMap<>();
    private final Map<GeneratedClass, Object> typedBaselines = new HashMap<>();
    private @Nullable Model model;
    private @Nullable ModelRows rows;
    private @Nullable ModelEvaluation evaluation;
    private @Nullable Model baseline;
    private @Nullable ModelEvaluation evaluationOfBaseline;
    private @Nullable CustomMetrics metrics;
    private @Nullable ModelContract contract;

    ModelUnderTest(ModelTest asked, Class<?> test) {
        this.name = asked.value();
        this.file = asked.rows();
        this.test = test;
        this.tests = new RunTests(test);
    }

    /** Returns which tests of the class have run. */
    RunTests tests() {
        return tests;
    }

    /** Returns the model that the class path has. */
    synchronized Model model() {
        if (model == null) {
            model = loaded();
        }
        return model;
    }

    private Model loaded() {
        if (loader().getResource(ModelFile.MODEL.inJar(name)) == null) {
            throw new LeftNothingException("There is no model '" + name + "' on the class path. In the project"
                    + " that trains it run '" + PointedFiles.COMMAND
                    + "', also after a clean of an IDE; in another one add the dependency that has it.");
        }
        return opened(Model.fromClasspath(name, loader()));
    }

    /** Returns the held-back rows, or those of the file that the class names. */
    synchronized ModelRows rows() {
        if (rows == null) {
            rows = file.isEmpty() ? left() : beside(file);
        }
        return rows;
    }

    /** Returns the rows of a file beside the test. */
    ModelRows beside(String other) {
        try (@Nullable InputStream in = test.getResourceAsStream(other)) {
            if (in == null) {
                throw new LeftNothingException("There is no file '" + other + "' beside " + test.getName()
                        + ". Put it into src/test/resources, in the folder of the class's package.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            return new ModelRows(other, RowsReader.written(other, text, model().description(), new ImagesBeside(test)));
        } catch (CharacterCodingException e) {
            throw new LeftNothingException(
                    "The file '" + other + "' beside " + test.getName() + " is no text in UTF-8. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new LeftNothingException("The file '" + other + "' cannot be read: " + e + ".", e);
        }
    }

    private ModelRows left() {
        PointedFiles pointed = PointedFiles.find(name, loader());
        Path path = pointed.rows();
        try {
            return new ModelRows(
                    "the held-back rows",
                    RowsReader.left(path.toString(), RegularFiles.text(path), model().description()));
        } catch (IOException e) {
            throw new LeftNothingException("The held-back rows in " + path + " cannot be read: " + e + ".", e);
        }
    }

    /** Returns the evaluation on the held-back rows. */
    synchronized ModelEvaluation evaluation() {
        requireHeldBack();
        if (evaluation == null) {
            evaluation = ModelEvaluation.of(model(), rows(), metrics());
        }
        return evaluation;
    }

    /** Returns the model that this one is compared with. */
    synchronized Model baseline() {
        if (baseline == null) {
            baseline = loadedBaseline();
        }
        return baseline;
    }

    private Model loadedBaseline() {
        return opened(Model.load(PointedFiles.find(name, loader()).baseline()));
    }

    /** Returns the evaluation of the model that this one is compared with, on the same rows. */
    synchronized ModelEvaluation evaluationOfBaseline() {
        requireHeldBack();
        if (evaluationOfBaseline == null) {
            evaluationOfBaseline = ModelEvaluation.of(baseline(), rows(), metrics());
        }
        return evaluationOfBaseline;
    }

    /** They see the class path of tests, and not {@code <trainDependencies>}. */
    private CustomMetrics metrics() {
        if (metrics == null) {
            @Nullable Path classes = PointedFiles.find(name, loader()).metrics();
            try {
                metrics = CustomMetrics.load(classes, loader(), Progress.NONE);
            } catch (IOException e) {
                throw new LeftNothingException(
                        "The compiled metrics of src/evaluate/java in " + classes + " cannot be read: " + e + ".", e);
            } catch (MlModelException e) {
                boolean unlinked =
                        e.getCause() instanceof LinkageError || e.getCause() instanceof ClassNotFoundException;
                throw new LeftNothingException(
                        e.sentence()
                                + (unlinked ? " Tests need it among the dependencies, with the scope 'test'." : ""),
                        e);
            }
        }
        return metrics;
    }

    /** Returns the contract with the model, which the class is the only one to have. */
    synchronized ModelContract contract() {
        if (contract == null) {
            Optional<ContractFile> file = ContractFile.of(test, name);
            try {
                if (file.isPresent()) {
                    file.get().begin(test);
                }
            } catch (IOException e) {
                throw new LeftNothingException("The contract of an earlier run cannot be removed: " + e + ".", e);
            }
            contract = new ModelContract(model(), PointedFiles.digestOnClassPath(name, loader()), test);
        }
        return contract;
    }

    private void leaveContract(ModelContract all) {
        Optional<Contract> kept = all.kept();
        Optional<ContractFile> file = ContractFile.of(test, name);
        if (kept.isEmpty() || file.isEmpty()) {
            return;
        }
        List<String> missing = tests.missing();
        if (!missing.isEmpty()) {
            TriedRows.print(
                    name,
                    "no contract is left, because only some tests of " + test.getName() + " have run and passed: "
                            + Names.list(missing) + (missing.size() == 1 ? " has not" : " have not")
                            + ". Run the whole class, for example by 'mvn verify'");
            return;
        }
        try {
            file.get().write(kept.get());
        } catch (IOException e) {
            throw new LeftNothingException("The contract with model '" + name + "' cannot be written: " + e + ".", e);
        }
    }

    /** Rows that a person chose say how a model behaves, and not how good it is. */
    private void requireHeldBack() {
        if (!file.isEmpty()) {
            throw new LeftNothingException("Model '" + name
                    + "' is evaluated by the project that trains it, on the rows"
                    + " that it held back; the rows of '" + file + "' are no such rows. Ask for the rows and the model,"
                    + " or compute ModelEvaluation.of(model, rows) where they say what is to be predicted.");
        }
    }

    /** Returns the model as an instance of a class that was generated for it, which closes the model that it refuses. */
    synchronized Object typed(GeneratedClass generated) {
        return typed.computeIfAbsent(generated, each -> each.of(loaded()));
    }

    /** Returns the model that this one is compared with, as an instance of such a class. */
    synchronized Object typedBaseline(GeneratedClass generated) {
        return typedBaselines.computeIfAbsent(generated, each -> each.of(loadedBaseline()));
    }

    private Model opened(Model loaded) {
        opened.add(loaded);
        return loaded;
    }

    /** As the runtime looks for models: by the thread's class loader, if that has the model, else by the test's. */
    private ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null && context.getResource(ModelFile.MODEL.inJar(name)) != null) {
            return context;
        }
        return Objects.requireNonNullElse(test.getClassLoader(), ClassLoader.getSystemClassLoader());
    }

    @Override
    public synchronized void close() throws IOException {
        opened.forEach(Model::close);
        opened.clear();
        if (metrics != null) {
            metrics.close();
        }
        if (contract != null) {
            leaveContract(contract);
        }
    }
}
