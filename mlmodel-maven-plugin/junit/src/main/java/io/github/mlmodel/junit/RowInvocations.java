package io.github.mlmodel.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once a row. */
final class RowInvocations implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), RowSource.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        RowSource source = context.getRequiredTestMethod().getAnnotation(RowSource.class);
        if (source.limit() < 1) {
            throw new IllegalArgumentException(
                    "@RowSource(limit = " + source.limit() + ") asks for no row. Ask for at least one.");
        }
        ModelRows rows = ModelExtension.of(context).rows();
        ModelRows some = rows.some(source.limit(), source.seed());
        TriedRows.print(
                ModelExtension.of(context).model().name(),
                some.size() + " of " + rows.size() + " rows, a test each: " + context.getDisplayName());
        return some.stream().map(Invocation::new);
    }

    private record Invocation(ModelRow row) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return row.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new RowParameter(row));
        }
    }

    private record RowParameter(ModelRow row) implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ModelRow.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return row;
        }
    }
}
