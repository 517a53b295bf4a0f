package io.github.mlmodel.build.message;

import java.util.regex.Pattern;

/**
 * A line of progress, or a line for the user's log.
 *
 * @param model the model's name
 * @param unit what is counted, in the plural: {@code rows}, {@code trees}, {@code epochs}; empty for a line for the log
 * @param done how many are done
 * @param total how many there will be, or 0
 * @param text one line for the log, or empty
 * @param warning whether the user should act on that line
 */
public record WorkerEvent(String model, String unit, long done, long total, String text, boolean warning) {

    /** The end of the first word that has one. */
    private static final Pattern PLURAL = Pattern.compile("(?<=[^\\Ws])s\\b");

    /** Returns an event of progress. */
    public static WorkerEvent progress(String model, String unit, long done, long total) {
        return new WorkerEvent(model, unit, done, total, "", false);
    }

    /** Returns the unit of the number that is shown before it: {@code own metric computed} of one. */
    public String countedUnit() {
        long shown = total > 0 ? total : done;
        return shown == 1 ? PLURAL.matcher(unit).replaceFirst("") : unit;
    }

    /** Returns a line for the log. */
    public static WorkerEvent line(String model, String text) {
        return new WorkerEvent(model, "", 0, 0, text, false);
    }

    /** Returns a line for the log that the user should act on. */
    public static WorkerEvent warning(String model, String text) {
        return new WorkerEvent(model, "", 0, 0, text, true);
    }
}
