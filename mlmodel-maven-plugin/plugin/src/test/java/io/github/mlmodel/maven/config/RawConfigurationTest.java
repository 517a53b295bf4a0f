package io.github.mlmodel.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.config.Element;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawConfigurationTest {

    @Test
    void takesTextsAttributesAndChildren() {
        DefaultPlexusConfiguration model = new DefaultPlexusConfiguration("model");
        model.addChild("name", " churn ");
        model.addChild("description", null);
        DefaultPlexusConfiguration models = new DefaultPlexusConfiguration("models");
        models.setAttribute("combine.children", "append");
        models.addChild(model);

        assertThat(new RawConfiguration(new Expressions()).element(models))
                .isEqualTo(new Element(
                        "models",
                        "",
                        Map.of("combine.children", "append"),
                        List.of(Element.of("model", Element.of("name", "churn"), Element.of("description")))));
        assertThat(new RawConfiguration(new Expressions()).element(null)).isNull();
    }

    @Test
    void aPieceOfThePomIsReadAlike() {
        Xpp3Dom name = new Xpp3Dom("name");
        name.setValue("${known}");
        Xpp3Dom models = new Xpp3Dom("models");
        models.setAttribute("combine.children", "append");
        models.addChild(name);
        models.addChild(new Xpp3Dom("description"));

        assertThat(new RawConfiguration(new Expressions()).ofPom(models))
                .isEqualTo(new Element(
                        "models",
                        "",
                        Map.of("combine.children", "append"),
                        List.of(Element.of("name", "value"), Element.of("description"))));
    }

    @Test
    void evaluatesExpressions() {
        DefaultPlexusConfiguration source = new DefaultPlexusConfiguration("source", "${known}");
        DefaultPlexusConfiguration unknown = new DefaultPlexusConfiguration("source", "${unknown}");
        DefaultPlexusConfiguration plain = new DefaultPlexusConfiguration("source", "$known");

        RawConfiguration raw = new RawConfiguration(new Expressions());

        assertThat(raw.element(source)).isEqualTo(Element.of("source", "value"));
        assertThat(raw.element(unknown)).isEqualTo(Element.of("source", "${unknown}"));
        assertThat(raw.element(plain)).isEqualTo(Element.of("source", "$known"));
    }

    @Test
    void anExpressionThatCannotBeEvaluatedIsNamed() {
        DefaultPlexusConfiguration source = new DefaultPlexusConfiguration("source", "${broken}");

        assertThatThrownBy(() -> new RawConfiguration(new Expressions()).element(source))
                .hasMessage("<models> has '${broken}', whose expression cannot be evaluated: no such thing. Correct the"
                        + " expression.");
    }

    /** Knows one expression, as Maven knows those of its session. */
    private static final class Expressions implements ExpressionEvaluator {

        @Override
        public @Nullable Object evaluate(String expression) throws ExpressionEvaluationException {
            if (expression.equals("${broken}")) {
                throw new ExpressionEvaluationException("no such thing");
            }
            return expression.equals("${known}") ? "value" : null;
        }

        @Override
        public File alignToBaseDirectory(File file) {
            return file;
        }
    }
}
