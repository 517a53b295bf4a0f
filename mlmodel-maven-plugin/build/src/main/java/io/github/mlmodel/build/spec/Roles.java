package io.github.mlmodel.build.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What columns are for.
 *
 * @param target the column to predict; empty where one is still to be suggested
 * @param weight the column of row weights, or absent
 * @param exclude columns that no feature is made of
 * @param splitBy columns that decide which rows are held back; empty where all do but weight and excluded ones
 * @param optional columns that data may lack
 */
public record Roles(
        String target, @Nullable String weight, List<String> exclude, List<String> splitBy, List<String> optional) {

    /** The column of classes, and so the target, of images. */
    public static final String CLASS = "class";

    /** Copies the lists. */
    public Roles {
        exclude = List.copyOf(exclude);
        splitBy = List.copyOf(splitBy);
        optional = List.copyOf(optional);
    }

    /** Makes roles of which no schema says more. */
    public Roles(String target, @Nullable String weight, List<String> exclude) {
        this(target, weight, exclude, List.of(), List.of());
    }

    /** Returns whether a column may have rows without a value: all may but target and weight. */
    public boolean mayLack(String column) {
        return !column.equals(target) && !column.equals(weight);
    }

    /** Returns a target alone. */
    public static Roles of(String target) {
        return new Roles(target, null, List.of());
    }
}
