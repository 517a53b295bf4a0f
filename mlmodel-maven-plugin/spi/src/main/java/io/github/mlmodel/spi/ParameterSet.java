package io.github.mlmodel.spi;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.TrainerDescription.ParameterDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a trainer can be told: parameters with their types, ranges, defaults and descriptions. Reading finds every wrong name
 * and value before it complains.
 */
@Stable(since = "1.0.0")
public final class ParameterSet {

    /** The default of a parameter whose value follows from the data. */
    public static final String AUTOMATIC = "automatic";

    private static final String NONE = "none";

    private final Map<String, DeclaredParameter> declared = new LinkedHashMap<>();
    private final List<Former> formers = new ArrayList<>();

    private record Former(String name, String text, String today) {}

    /** The values of one trainer: as written, else the defaults. */
    public static final class Values {
        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Returns an integer. */
        public int integer(String name) {
            return (Integer) get(name);
        }

        /** Returns the integer as set, else {@code otherwise} where the default is automatic. */
        public int integerOr(String name, int otherwise) {
            return get(name).equals(AUTOMATIC) ? otherwise : integer(name);
        }

        /** Returns a decimal. */
        public double decimal(String name) {
            return (Double) get(name);
        }

        /** Returns the decimal as set, else {@code otherwise} where the default is automatic. */
        public double decimalOr(String name, double otherwise) {
            return get(name).equals(AUTOMATIC) ? otherwise : decimal(name);
        }

        /** Returns a truth value. */
        public boolean flag(String name) {
            return (Boolean) get(name);
        }

        /** Returns the value as text. */
        public String text(String name) {
            return String.valueOf(get(name));
        }

        /** Returns the elements of a nested parameter, if it was given. */
        public Optional<Parameter.Group> elements(String name) {
            return Optional.of(get(name))
                    .filter(Parameter.Group.class::isInstance)
                    .map(Parameter.Group.class::cast);
        }

        /** Returns the file of a parameter that names one, if it was given. */
        public Optional<Parameter.File> file(String name) {
            return Optional.of(get(name))
                    .filter(Parameter.File.class::isInstance)
                    .map(Parameter.File.class::cast);
        }

        private Object get(String name) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("undeclared parameter " + name);
            }
            return value;
        }
    }

    /** Declares a whole number within {@code [least, most]}. */
    public ParameterSet integer(String name, int defaultValue, int least, int most, String description) {
        String range = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
        return declare(name, "integer", range, Integer.toString(defaultValue), description, text -> {
            Integer value = PomNumbers.integer(text);
            return value == null || value < least || value > most ? null : value;
        });
    }

    /** Declares a whole number within {@code [least, most]} whose default is {@link #AUTOMATIC}. */
    public ParameterSet integerOrAutomatic(String name, int least, int most, String description) {
        String range = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
        return declare(name, "integer", range, AUTOMATIC, description, text -> {
            Integer value = PomNumbers.integer(text);
            return text.equals(AUTOMATIC)
                    ? (Object) AUTOMATIC
                    : value == null || value < least || value > most ? null : value;
        });
    }

    /** Declares one of some words. */
    public ParameterSet word(String name, List<String> words, String defaultText, String description) {
        return declare(
                name,
                String.join(", ", words),
                "",
                defaultText,
                description,
                text -> words.contains(text) ? text : null);
    }

    /**
     * Declares a text, of one line or several; what is in it is read elsewhere.
     *
     * @param type the kind of text in words, for example {@code lines, a layer each}
     */
    public ParameterSet text(String name, String type, String defaultText, String description) {
        return declare(name, type, "", defaultText, description, text -> text);
    }

    /** Declares elements, which are read elsewhere; none by default. */
    public ParameterSet elements(String name, String type, String description) {
        return declareOther(name, type, description, Parameter.Group.class);
    }

    /** Declares the name of a file that the build finds; none by default. */
    public ParameterSet file(String name, String type, String description) {
        return declareOther(name, type, description, Parameter.File.class);
    }

    private ParameterSet declareOther(String name, String type, String description, Class<? extends Parameter> kind) {
        declared.put(
                name,
                new DeclaredParameter(
                        name, type, "", NONE, description, text -> text.equals(NONE) ? NONE : null, kind));
        return this;
    }

    /** Declares a finite number within {@code [least, most]}, or above {@code least} when {@code above}. */
    public ParameterSet decimal(
            String name, String defaultText, double least, boolean above, double most, String description) {
        String low = (above ? "more than " : "at least ") + PomNumbers.plain(least);
        String range = most == Double.MAX_VALUE ? low : low + " and at most " + PomNumbers.plain(most);
        return declare(name, "number", range, defaultText, description, text -> {
            if (defaultText.equals(AUTOMATIC) && text.equals(AUTOMATIC)) {
                return AUTOMATIC;
            }
            Double value = PomNumbers.decimal(text);
            return value == null || value < least || (above && value == least) || value > most ? null : value;
        });
    }

    /** Declares a truth value. */
    public ParameterSet flag(String name, boolean defaultValue, String description) {
        return declare(name, "true or false", "", Boolean.toString(defaultValue), description, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    /** Declares one of some words, or a number that {@code number} accepts. */
    public ParameterSet wordOrCount(String name, List<String> words, String defaultText, String description) {
        String type = String.join(", ", words) + ", a share such as 0.5, or a count";
        return declare(name, type, "", defaultText, description, text -> {
            if (words.contains(text)) {
                return text;
            }
            Integer count = PomNumbers.integer(text);
            if (count != null) {
                return count >= 1 ? text : null;
            }
            Double share = PomNumbers.decimal(text);
            return share != null && share > 0 && share <= 1 ? text : null;
        });
    }

    /** Declares that a value of a parameter is written otherwise today; the old spelling is answered with the new one. */
    public ParameterSet formerly(String name, String text, String today) {
        formers.add(new Former(name, text, today));
        return this;
    }

    /**
     * Reads a trainer's parameters.
     *
     * @throws MlModelException with all wrong names and values
     */
    public Values read(TrainerSpec spec) {
        Values values = new Values();
        declared.forEach((name, parameter) -> {
            Object value = parameter.reader().read(parameter.defaultText());
            if (value == null) {
                throw new IllegalStateException("default of " + name);
            }
            values.values.put(name, value);
        });
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Parameter.Entry entry : spec.parameters()) {
            if (seen.contains(entry.name())) {
                wrong.add("Trainer '" + spec.type() + "': parameter '" + entry.name() + "' is given more than once.");
            }
            seen.add(entry.name());
            readOne(spec.type(), entry, values, wrong);
        }
        if (!wrong.isEmpty()) {
            boolean unknown = seen.stream().anyMatch(name -> !declared.containsKey(name));
            throw MlModelException.user(unknown ? complaint(wrong) + all() : complaint(wrong));
        }
        return values;
    }

    /** Returns the parameters for documentation. */
    public List<ParameterDescription> descriptions() {
        return declared.values().stream()
                .map(one -> new ParameterDescription(
                        one.name(),
                        one.range().isEmpty() ? one.type() : one.type() + ", " + one.range(),
                        one.defaultText(),
                        one.description()))
                .toList();
    }

    private void readOne(String type, Parameter.Entry entry, Values values, List<String> wrong) {
        DeclaredParameter parameter = declared.get(entry.name());
        if (parameter == null) {
            wrong.add("Trainer '" + type + "' has no parameter '" + entry.name() + "'"
                    + Misplaced.hint(entry.name(), declared.keySet()));
        } else if (parameter.kind().isInstance(entry.value()) && !(entry.value() instanceof Parameter.Text)) {
            values.values.put(entry.name(), entry.value());
        } else if (entry.value() instanceof Parameter.Text text) {
            Object value = parameter.reader().read(text.value());
            if (value == null) {
                wrong.add("Trainer '" + type + "': '" + text.value() + "' is no value for parameter '" + entry.name()
                        + "' " + today(parameter, text.value()) + ".");
            } else {
                values.values.put(entry.name(), value);
            }
        } else {
            wrong.add("Trainer '" + type + "': nested elements are no value for parameter '" + entry.name() + "' "
                    + parameter.inParentheses() + ".");
        }
    }

    private String today(DeclaredParameter parameter, String text) {
        return formers.stream()
                .filter(former -> former.name.equals(parameter.name()) && former.text.equals(text))
                .findFirst()
                .map(former -> "any more; write '" + former.today + "', which means the same")
                .orElseGet(parameter::inParentheses);
    }

    private String complaint(List<String> wrong) {
        return Shown.of(wrong).joined("\n", more -> "\nand " + more + " more.");
    }

    /** The list of all parameters: of use to one who looks for a name, and in the way of one who wrote a wrong value. */
    private String all() {
        StringBuilder message = new StringBuilder(" Its parameters are:");
        declared.values().forEach(parameter -> message.append('\n').append(parameter.line()));
        return message.toString();
    }

    private ParameterSet declare(
            String name,
            String type,
            String range,
            String defaultText,
            String description,
            DeclaredParameter.Reader reader) {
        declared.put(
                name, new DeclaredParameter(name, type, range, defaultText, description, reader, Parameter.Text.class));
        return this;
    }
}
