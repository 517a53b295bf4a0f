package io.github.mlmodel.maven.config;

import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.model.MlModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A piece of configuration as Maven hands it over. Maven evaluates expressions where it fills fields; what it hands over
 * whole it leaves as it is written, but for what the POM's own interpolation replaces.
 */
public final class RawConfiguration {

    private final ExpressionEvaluator evaluator;

    /** Prepares to read configuration whose expressions {@code evaluator} knows. */
    public RawConfiguration(ExpressionEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the configuration, free of Maven; nothing of nothing. */
    public @Nullable Element element(@Nullable PlexusConfiguration configuration) {
        return configuration == null ? null : read(configuration);
    }

    /** Returns the text of an element that has no others, evaluated; none where nothing defines it. */
    public String text(PlexusConfiguration configuration) {
        if (configuration.getChildCount() > 0) {
            throw MlModelException.user("<" + configuration.getName()
                    + "> has elements. Write one text into it, whose parts are separated by blanks.");
        }
        String text = Objects.requireNonNullElse(configuration.getValue(), "");
        try {
            return Objects.requireNonNullElse(evaluator.evaluate(text), "").toString();
        } catch (ExpressionEvaluationException e) {
            throw MlModelException.user(
                    "<" + configuration.getName() + "> has an expression that cannot be evaluated: " + e.getMessage()
                            + ". Correct the expression.",
                    e);
        }
    }

    /** Returns the text of an element of the effective POM, and where that is absent what defines a property. */
    public Optional<String> textOf(Xpp3Dom configuration, String element, String property) {
        @Nullable Xpp3Dom own = configuration.getChild(element);
        String text = own == null
                ? ""
                : Objects.requireNonNullElse(own.getValue(), "").trim();
        String expression = text.isEmpty() ? "${" + property + "}" : text;
        String value = evaluated(expression).trim();
        boolean undefined = text.isEmpty() && value.equals(expression);
        return value.isEmpty() || undefined ? Optional.empty() : Optional.of(value);
    }

    /** Returns a piece of the effective POM, free of Maven. */
    public Element ofPom(Xpp3Dom configuration) {
        Map<String, String> attributes = new HashMap<>();
        for (String name : configuration.getAttributeNames()) {
            attributes.put(name, Objects.requireNonNullElse(configuration.getAttribute(name), ""));
        }
        List<Element> children = new ArrayList<>();
        for (Xpp3Dom child : configuration.getChildren()) {
            children.add(ofPom(child));
        }
        String text = Objects.requireNonNullElse(configuration.getValue(), "");
        return new Element(configuration.getName(), evaluated(text), attributes, children);
    }

    private Element read(PlexusConfiguration configuration) {
        Map<String, String> attributes = new HashMap<>();
        for (String name : configuration.getAttributeNames()) {
            attributes.put(name, configuration.getAttribute(name, ""));
        }
        List<Element> children = new ArrayList<>();
        for (PlexusConfiguration child : configuration.getChildren()) {
            children.add(read(child));
        }
        String text = Objects.requireNonNullElse(configuration.getValue(), "");
        return new Element(configuration.getName(), evaluated(text), attributes, children);
    }

    private String evaluated(String text) {
        if (!text.contains("${")) {
            return text;
        }
        try {
            @Nullable Object value = evaluator.evaluate(text);
            // What nothing defines stays as it is written, so that it can be named where it stands.
            return value == null ? text : value.toString();
        } catch (ExpressionEvaluationException e) {
            throw MlModelException.user(
                    "<models> has '" + text + "', whose expression cannot be evaluated: " + e.getMessage()
                            + ". Correct the expression.",
                    e);
        }
    }
}
