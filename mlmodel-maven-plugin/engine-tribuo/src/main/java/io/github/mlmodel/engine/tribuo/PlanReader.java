package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Misplaced;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks a trainer's parameters against the class's properties; OLCUT itself lets much pass that fails later. */
final class PlanReader {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private final Task task;

    PlanReader(Task task) {
        this.task = task;
    }

    /**
     * Reads a trainer and everything nested in it.
     *
     * @throws MlModelException naming every wrong property of the first component that has any
     */
    ComponentPlan trainer(TrainerSpec spec) {
        ComponentPlan plan = component(spec, Catalog.trainer(spec.type(), task));
        CrossChecks.check(plan, task);
        return plan;
    }

    private ComponentPlan component(TrainerSpec spec, Class<? extends Configurable> type) {
        Map<String, Property> properties = Property.of(type);
        Map<String, ComponentPlan.Value> values = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Parameter.Entry entry : spec.parameters()) {
            Property property = properties.get(entry.name());
            if (property == null) {
                String hint = Misplaced.hint(entry.name(), properties.keySet());
                wrong.add(" has no parameter '" + entry.name() + "'" + hint);
            } else if (values.containsKey(entry.name())) {
                wrong.add(": parameter '" + entry.name() + "' is given more than once.");
            } else {
                String where = "parameter '" + entry.name() + "' (" + property.full(spec.type(), task) + ")";
                read(spec.type(), property, entry.value(), where, wrong)
                        .ifPresent(value -> values.put(entry.name(), value));
            }
        }
        for (String name : missingUnlessWrong(properties, spec)) {
            wrong.add(" needs parameter '" + name + "' ("
                    + Objects.requireNonNull(properties.get(name)).full(spec.type(), task) + ").");
        }
        refuse(spec.type(), wrong, properties);
        return new ComponentPlan(spec.type(), type, properties, values);
    }

    private static List<String> missingUnlessWrong(Map<String, Property> properties, TrainerSpec spec) {
        return Property.missing(
                properties,
                new TreeSet<>(
                        spec.parameters().stream().map(Parameter.Entry::name).toList()));
    }

    private void refuse(String type, List<String> wrong, Map<String, Property> properties) {
        if (wrong.isEmpty()) {
            return;
        }
        String trainer = "Trainer '" + type + "'";
        String message = trainer + Shown.of(wrong).joined("\n" + trainer, more -> "\nand " + more + " more.");
        throw MlModelException.user(
                properties.isEmpty()
                        ? message + " It has no parameters."
                        : message + " Its parameters are:" + Property.lines(properties, task));
    }

    private Optional<ComponentPlan.Value> read(
            String owner, Property property, Parameter value, String where, List<String> wrong) {
        return switch (property.kind()) {
            case COMPONENT -> nested(property, value, where, wrong);
            case TEXTS_BY_NAME, NUMBERS_BY_NAME -> entries(owner, property, value, where, wrong);
            case TRUTH, INTEGER, NUMBER, TEXT, WORD -> plain(owner, property, value, where, wrong);
        };
    }

    private Optional<ComponentPlan.Value> plain(
            String owner, Property property, Parameter value, String where, List<String> wrong) {
        if (!(value instanceof Parameter.Text text)) {
            wrong.add(" takes a text for " + where + ", not nested elements.");
            return Optional.empty();
        }
        Optional<String> problem = problem(owner, property, text.value());
        problem.ifPresent(why -> wrong.add(": '" + text.value() + "' is no value for " + where + why + "."));
        return problem.isEmpty() ? Optional.of(new ComponentPlan.Plain(text.value())) : Optional.empty();
    }

    /** Returns why a text is no value: empty words where the type says it all. */
    private static Optional<String> problem(String owner, Property property, String text) {
        if (text.isBlank()) {
            return Optional.of("");
        }
        if (text.contains("${")) {
            return Optional.of(": '${' would be replaced by Tribuo");
        }
        boolean fits =
                switch (property.kind()) {
                    case TRUTH -> text.equals("true") || text.equals("false");
                    case INTEGER -> INTEGER.matcher(text).matches() && isWhole(text, property.type());
                    case NUMBER, NUMBERS_BY_NAME -> NUMBER.matcher(text).matches() && isFinite(text, property.type());
                    case WORD -> property.words().contains(text);
                    case TEXT, COMPONENT, TEXTS_BY_NAME -> true;
                };
        if (!fits) {
            return Optional.of("");
        }
        boolean bounded = property.kind() == Property.Kind.INTEGER || property.kind() == Property.Kind.NUMBER;
        return Optional.of(property)
                .filter(any -> bounded)
                .flatMap(any -> Bounds.of(owner, property.name()))
                .filter(bounds -> !bounds.holds(Double.parseDouble(text)))
                .map(bounds -> "");
    }

    private static boolean isWhole(String text, Class<?> type) {
        BigInteger number = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        return number.bitLength() < (type == int.class ? Integer.SIZE : Long.SIZE);
    }

    private static boolean isFinite(String text, Class<?> type) {
        return type == double.class
                ? Double.isFinite(Double.parseDouble(text))
                : Float.isFinite(Float.parseFloat(text));
    }

    private Optional<ComponentPlan.Value> nested(Property property, Parameter value, String where, List<String> wrong) {
        TrainerSpec spec;
        if (value instanceof Parameter.Text text) {
            spec = TrainerSpec.of(text.value());
        } else {
            Optional<TrainerSpec> component = TrainerSpec.nested((Parameter.Group) value);
            if (component.isEmpty()) {
                wrong.add(" takes an element <type> within " + where + ", and beside it <parameters>.");
                return Optional.empty();
            }
            spec = component.get();
        }
        List<String> allowed = Catalog.implementations(property.type(), task);
        if (!allowed.contains(spec.type())) {
            String hint = Names.didYouMean(spec.type(), allowed);
            wrong.add(": '" + spec.type() + "' is no value for " + where + hint
                    + (property.listsChoices() ? "" : " It is one of " + Names.list(allowed) + "."));
            return Optional.empty();
        }
        return Optional.of(new ComponentPlan.Nested(component(spec, Catalog.load(spec.type()))));
    }

    private static Optional<ComponentPlan.Value> entries(
            String owner, Property property, Parameter value, String where, List<String> wrong) {
        if (!(value instanceof Parameter.Group group)) {
            wrong.add(" takes nested elements for " + where + ", a name and a value each, not a text.");
            return Optional.empty();
        }
        Map<String, String> entries = new LinkedHashMap<>();
        for (Parameter.Entry entry : group.entries()) {
            if (!(entry.value() instanceof Parameter.Text text)) {
                wrong.add(" takes a text for '" + entry.name() + "' within " + where + ", not nested elements.");
            } else {
                problem(owner, property, text.value())
                        .ifPresent(why -> wrong.add(": '" + text.value() + "' is no value for '" + entry.name()
                                + "' within " + where + why + "."));
                entries.put(entry.name(), text.value());
            }
        }
        return Optional.of(new ComponentPlan.Entries(entries));
    }
}
