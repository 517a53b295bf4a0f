package io.github.mlmodel.build.step;

/** Takes the lines that a step says to the user. */
public interface StepLog {

    /** Takes a line about how it is done. */
    void debug(String line);

    /** Takes a line about what the user asked for. */
    void info(String line);

    /** Takes a line that the user should act on. */
    void warn(String line);

    /** Takes a warning about what may be over when the step runs again: a full disk, a folder that cannot be written. */
    default void trouble(String line) {
        warn(line);
    }

    /** Takes a line about something that fails the build. */
    void error(String line);
}
