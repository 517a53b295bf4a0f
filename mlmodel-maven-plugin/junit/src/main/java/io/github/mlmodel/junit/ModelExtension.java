package io.github.mlmodel.junit;

import io.github.mlmodel.runtime.Model;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests what they ask of the model that their class names. */
final class ModelExtension implements ParameterResolver, AfterEachCallback, InvocationInterceptor, TestWatcher {

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
        of(context)
                .tests()
                .ended(
                        context.getRequiredTestMethod(),
                        context.getExecutionException().isEmpty());
    }

    /** What fails in a test that a factory has made is no failure of the factory. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext made, ExtensionContext context) throws Throwable {
        boolean passed = false;
        try {
            invocation.proceed();
            passed = true;
        } finally {
            of(context).tests().ended(factory(context), passed);
        }
    }

    private static Method factory(ExtensionContext context) {
        ExtensionContext around = context;
        while (around.getTestMethod().isEmpty()) {
            around = around.getParent().orElseThrow();
        }
        return around.getRequiredTestMethod();
    }

    /** A condition asks for no test. */
    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        context.getTestMethod().ifPresent(test -> of(context).tests().ended(test, true));
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
