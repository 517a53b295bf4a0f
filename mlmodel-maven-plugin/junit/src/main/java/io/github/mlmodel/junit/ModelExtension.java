package io.github.mlmodel.junit;

import io.github.mlmodel.runtime.Model;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests what they ask of the model that their class names. */
final class ModelExtension implements ParameterResolver, AfterEachCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ModelExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Model.class
                || type == ModelRows.class
                || type == ModelEvaluation.class
                || type == ModelContract.class
                || GeneratedClass.of(type).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ModelUnderTest model = of(context);
        Class<?> type = parameter.getParameter().getType();
        boolean baseline = parameter.isAnnotated(FromBaseline.class);
        if (type == Model.class) {
            return baseline ? model.baseline() : model.model();
        }
        if (type == ModelEvaluation.class) {
            return baseline ? model.evaluationOfBaseline() : model.evaluation();
        }
        if (type == ModelContract.class) {
            return model.contract();
        }
        if (type == ModelRows.class) {
            Optional<RowsFile> file = parameter.findAnnotation(RowsFile.class);
            return file.isPresent() ? model.beside(file.get().value()) : model.rows();
        }
        GeneratedClass generated = GeneratedClass.of(type).orElseThrow();
        return baseline ? model.typedBaseline(generated) : model.typed(generated);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        of(context).tests().ended(context.getRequiredTestMethod(), context.getExecutionException());
    }

    /** A condition asks for no test. */
    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        context.getTestMethod().ifPresent(test -> of(context).tests().ended(test, Optional.empty()));
    }

    /** Returns the model that the nearest class around a test names. */
    static ModelUnderTest of(ExtensionContext context) {
        for (@Nullable ExtensionContext around = context;
                around != null;
                around = around.getParent().orElse(null)) {
            Optional<Class<?>> type = around.getTestMethod().isEmpty() ? around.getTestClass() : Optional.empty();
            Optional<ModelTest> asked = type.flatMap(each -> AnnotationSupport.findAnnotation(each, ModelTest.class));
            if (asked.isPresent()) {
                ModelTest test = asked.get();
                return around.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                type.orElseThrow(), each -> new ModelUnderTest(test, each), ModelUnderTest.class);
            }
        }
        throw new ExtensionConfigurationException(
                "The class of a test of a model says which one: @ModelTest(\"name\").");
    }
}
