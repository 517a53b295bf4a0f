package io.github.mlmodel.maven.fork.output;

/** Takes what the user should see while a worker runs. */
public interface WorkerLog {

    /** Takes a line of progress. */
    void info(String line);

    /** Takes a line that the user should act on. */
    void warn(String line);

    /** Takes a line about how it is done. */
    void debug(String line);
}
