package io.github.mlmodel.build.message;

import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration for some data could say.
 *
 * @param target the column to predict; empty where none is plainly that
 * @param likelyTargets the likeliest columns to predict, the likeliest first, at most three
 * @param task what is predicted of it; absent without a target
 * @param missing texts that should be declared as {@code <missing>}: each is the only value that is no number in some column
 * @param numbers how numbers should be declared to be written, where they are not plain
 * @param dates columns that are dates
 * @param leftOut columns that no feature should be made of, in the data's order; without a target, those that would be
 *     useless for any
 * @param remarks what people should look at, a sentence each
 */
public record Suggestions(
        String target,
        List<String> likelyTargets,
        @Nullable Task task,
        List<String> missing,
        List<NumberFormat> numbers,
        List<DateColumns> dates,
        List<LeftOut> leftOut,
        List<String> remarks) {

    /** Copies the lists. */
    public Suggestions {
        likelyTargets = List.copyOf(likelyTargets);
        missing = List.copyOf(missing);
        numbers = List.copyOf(numbers);
        dates = List.copyOf(dates);
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
    }

    /** Suggests a target, and nothing else. */
    public static Suggestions of(String target, Task task) {
        return new Suggestions(target, List.of(), task, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Returns the names of the columns that no feature should be made of. */
    public List<String> exclude() {
        return leftOut.stream().map(LeftOut::column).toList();
    }

    /**
     * A column that no feature should be made of.
     *
     * @param column its name
     * @param reason why, for people
     */
    public record LeftOut(String column, String reason) {}
}
