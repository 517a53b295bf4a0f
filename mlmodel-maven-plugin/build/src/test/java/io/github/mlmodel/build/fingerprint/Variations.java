package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.NotInKey;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.gate.BoundedChange;
import io.github.mlmodel.grade.gate.Confidence;
import io.github.mlmodel.grade.gate.Criterion;
import io.github.mlmodel.grade.gate.Spread;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every value that differs from a given one in a single component, however deep. A component of a type that is not known
 * here is a failure: whoever adds one says how it is changed.
 *
 * @param path the component, for example {@code spec/dataset/roles/target}
 * @param value the changed whole
 * @param inKey whether no component on the path is marked as no part of a key
 */
record Variations(String path, Object value, boolean inKey) {

    /** One member of each closed family, to be put in the place of another. */
    private static final Map<Class<?>, Object> ALTERNATIVES = Stream.of(
                    new HeldBack.Fraction(0.3),
                    new HeldBack.After("day", "2026-01-01", null),
                    new HeldBack.When("day > 3"),
                    new HeldBack.Elsewhere(Source.Delimited.of("test.csv")),
                    Source.Delimited.of("rows.csv"),
                    Source.Custom.of("rows", "com.example:source:2.0", List.of()),
                    new Source.Images("images", new Source.Labels.Folders()),
                    new Source.Labels.Folders(),
                    new Source.Labels.File("labels.idx"),
                    new ClassWeights.Balanced(),
                    new ClassWeights.ByClass(List.of(new ClassWeights.ClassWeight("yes", 2))),
                    new ClassWeights.ClassWeight("no", 3),
                    new NumberFormat(List.of("a"), ",", null, null, null),
                    new DateColumns(List.of("a"), DateForm.DATE),
                    new Parameter.Text("text"),
                    new Parameter.Group(List.of()),
                    new Parameter.Entry("name", new Parameter.Text("text")),
                    new Criterion.AtLeast(0.5, true),
                    new Criterion.AtMost(0.5, true),
                    new Criterion.Between(new Criterion.AtLeast(0.25, true), new Criterion.AtMost(0.5, true)),
                    new SliceSpec.EachValue("a", SliceSpec.Enough.BY_DEFAULT),
                    new SliceSpec.OneValue("a", "b", SliceSpec.Enough.BY_DEFAULT),
                    new SliceSpec.Bins("a", List.of("1"), SliceSpec.Enough.BY_DEFAULT),
                    new SliceSpec.Quantiles("a", 4, SliceSpec.Enough.BY_DEFAULT),
                    new SliceSpec.Named("n", "a = 1", SliceSpec.Enough.BY_DEFAULT),
                    new Spread(Spread.Kind.GAP, "sex"),
                    new Confidence(0.9, Confidence.OnInconclusive.WARN),
                    new BoundedChange(BoundedChange.Way.REGRESSION, true, 0.01, true, false),
                    BundleCoordinates.of("com.example:shop:1.0").orElseThrow(),
                    new ConfiguredBaseline.Acceptance("why", LocalDate.parse("2027-01-31")))
            .collect(Collectors.<Object, Class<?>, Object>toMap(Object::getClass, example -> example));

    static List<Variations> of(Record record) {
        return of("", record, record.getClass(), true);
    }

    private static List<Variations> of(String path, @Nullable Object value, Type type, boolean inKey) {
        List<Variations> all = new ArrayList<>();
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                boolean marked = component.isAnnotationPresent(NotInKey.class);
                for (Variations changed : of(
                        (path.isEmpty() ? "" : path + "/") + component.getName(),
                        get(record, component),
                        component.getGenericType(),
                        inKey && !marked)) {
                    all.add(changed.within(other -> with(record, component, other)));
                }
            }
            all.addAll(alternatives(path, record, type, inKey));
        } else if (value instanceof List<?> list) {
            all.addAll(lists(path, list, (ParameterizedType) type, inKey));
        } else {
            all.add(new Variations(path, plain(path, value, type), inKey));
        }
        return all;
    }

    private Variations within(Function<Object, Object> whole) {
        return new Variations(path, whole.apply(value), inKey);
    }

    private static List<Variations> alternatives(String path, Record record, Type type, boolean inKey) {
        List<Variations> all = new ArrayList<>();
        if (type instanceof Class<?> family && family.isSealed()) {
            for (Class<?> alternative : members(family)) {
                if (alternative != record.getClass() && alternative != Parameter.File.class) {
                    Object other = ALTERNATIVES.get(alternative);
                    if (other == null) {
                        throw new AssertionError("no example of " + alternative + " for " + path);
                    }
                    all.add(new Variations(path, other, inKey));
                }
            }
        }
        return all;
    }

    /** A member of a family may be a family of its own. */
    private static List<Class<?>> members(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isInterface() ? members(member).stream() : Stream.of(member))
                .toList();
    }

    private static List<Variations> lists(String path, List<?> list, ParameterizedType type, boolean inKey) {
        List<Variations> all = new ArrayList<>();
        Type member = type.getActualTypeArguments()[0];
        if (list.isEmpty()) {
            all.add(new Variations(path, List.of(plain(path, null, member)), inKey));
        } else {
            all.add(new Variations(path, list.subList(1, list.size()), inKey));
            for (Variations changed : of(path + "[0]", list.get(0), member, inKey)) {
                all.add(changed.within(other -> {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(0, other);
                    return copy;
                }));
            }
        }
        return all;
    }

    private static Object plain(String path, @Nullable Object value, Type type) {
        Object example = ALTERNATIVES.get(type);
        if (example != null) {
            return example;
        }
        if (type instanceof Class<?> family && family.isSealed()) {
            return Objects.requireNonNull(ALTERNATIVES.get(members(family).get(0)));
        }
        if (type == String.class) {
            return value == null ? "x" : value + "x";
        }
        if (type == int.class || type == Integer.class) {
            return value instanceof Integer number ? number + 1 : 1;
        }
        if (type == long.class || type == Long.class) {
            return value instanceof Long number ? number + 1 : 1L;
        }
        if (type == double.class || type == Double.class) {
            return value instanceof Double number ? number / 2 : 0.5;
        }
        if (type == Boolean.class || type == boolean.class) {
            return !(value instanceof Boolean truth) || !truth;
        }
        if (type instanceof Class<?> constants && constants.isEnum()) {
            List<?> others = Arrays.stream(constants.getEnumConstants())
                    .filter(other -> other != value)
                    .toList();
            return others.get(0);
        }
        throw new AssertionError("it is not known how to change " + path + ", which is of " + type);
    }

    private static @Nullable Object get(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object with(Record record, RecordComponent changed, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(changed.getName()) ? value : get(record, component))
                .toArray();
        try {
            Constructor<?> constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
