package io.github.mlmodel.model.json;

import io.github.mlmodel.model.json.JsonParser.Digits;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text, and where in the text it stands. Whoever asks for something that it is not gets something empty,
 * and {@link #wrong} says so, so that one reading finds everything that is wrong.
 */
public final class JsonValue {

    private static final Object ABSENT = new Object();

    private final String place;
    private final @Nullable Object value;
    private final Set<String> wrong;

    private JsonValue(String place, @Nullable Object value, Set<String> wrong) {
        this.place = place;
        this.value = value;
        this.wrong = wrong;
    }

    /**
     * Parses a text.
     *
     * @throws NoJsonException with a clause for users, if it is no JSON in UTF-8: also for a member that is there
     *     twice, and for what comes after the end
     */
    public static JsonValue parse(byte[] json) throws NoJsonException {
        return new JsonValue("", JsonParser.parse(json), new LinkedHashSet<>());
    }

    /** Returns what was found to be wrong in the whole text, a clause each. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Returns whether it is left out or {@code null}. */
    public boolean isMissing() {
        return value == null || value == ABSENT;
    }

    /** Returns an object's member; the other members may be whatever they like, so that newer files can have more. */
    public JsonValue member(String name) {
        if (value instanceof Map<?, ?> members) {
            return inside(JsonPlace.member(place, name), members.containsKey(name) ? members.get(name) : ABSENT);
        }
        refuse("an object");
        return new JsonValue(place, ABSENT, new LinkedHashSet<>());
    }

    /** Returns all members of an object, in the order of the text. */
    public <T> Map<String, T> members(Function<JsonValue, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> read.put(
                    String.valueOf(name), reader.apply(inside(JsonPlace.member(place, String.valueOf(name)), member))));
        } else {
            refuse("an object");
        }
        return Collections.unmodifiableMap(read);
    }

    /** Returns the elements of a list. */
    public <T> List<T> list(Function<JsonValue, T> reader) {
        if (value instanceof List<?> elements) {
            return IntStream.range(0, elements.size())
                    .mapToObj(i -> reader.apply(inside(JsonPlace.element(place, i), elements.get(i))))
                    .toList();
        }
        refuse("a list");
        return List.of();
    }

    /** Returns a text. */
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        refuse("a text");
        return "";
    }

    /** Returns a text, or nothing where it is left out or {@code null}. */
    public Optional<String> textIfThere() {
        return isMissing() ? Optional.empty() : Optional.of(text());
    }

    /** Returns the constant whose text, in the words of {@code texts}, it is. */
    public <E extends Enum<E>> E choice(Class<E> type, Function<? super E, String> texts) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (texts.apply(constant).equals(value)) {
                return constant;
            }
        }
        refuse("one of " + Arrays.stream(constants).map(texts).collect(Collectors.joining(", ")));
        return constants[0];
    }

    /** Returns a whole number. */
    public int integer() {
        double number = value instanceof Digits digits ? Double.parseDouble(digits.text()) : Double.NaN;
        if (number == (int) number) {
            return (int) number;
        }
        refuse("a whole number of at most 32 bits");
        return 0;
    }

    /** Returns a number as the product writes it: {@code null} for NaN, and infinities as texts. */
    public double number() {
        if (value instanceof Digits digits) {
            return Double.parseDouble(digits.text());
        } else if ("Infinity".equals(value)) {
            return Double.POSITIVE_INFINITY;
        } else if ("-Infinity".equals(value)) {
            return Double.NEGATIVE_INFINITY;
        } else if (value != null) {
            refuse("a number");
        }
        return Double.NaN;
    }

    /** Returns a text as a {@link String}, or a number as a {@link Double}. */
    public Object textOrNumber() {
        if (value instanceof String text) {
            return text;
        }
        double number = value instanceof Digits digits ? Double.parseDouble(digits.text()) : Double.NaN;
        if (!Double.isFinite(number)) {
            refuse("a text or a finite number");
        }
        return number;
    }

    /** Returns what is made of it, or {@code otherwise} where that refuses what it is given; then it must be {@code expected}. */
    public <T> T made(Supplier<T> value, T otherwise, String expected) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            refuse(expected);
            return otherwise;
        }
    }

    private JsonValue inside(String where, @Nullable Object inner) {
        return new JsonValue(where, inner, wrong);
    }

    private void refuse(String expected) {
        String subject = place.isEmpty() ? "it" : place;
        wrong.add(isMissing() ? subject + " is missing" : subject + " is " + shown() + ", and must be " + expected);
    }

    private String shown() {
        if (value instanceof String text) {
            return "'" + JsonPlace.shown(text) + "'";
        } else if (value instanceof Digits digits) {
            return JsonPlace.shown(digits.text());
        }
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : String.valueOf(value);
    }
}
