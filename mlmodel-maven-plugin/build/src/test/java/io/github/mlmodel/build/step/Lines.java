package io.github.mlmodel.build.step;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a step says. */
public final class Lines implements StepLog {

    /** Lines of level debug. */
    public final List<String> debug = new ArrayList<>();

    /** Lines of level info. */
    public final List<String> info = new ArrayList<>();

    /** Lines of level warn. */
    public final List<String> warn = new ArrayList<>();

    /** Lines of level error. */
    public final List<String> error = new ArrayList<>();

    @Override
    public void debug(String line) {
        debug.add(line);
    }

    @Override
    public void info(String line) {
        info.add(line);
    }

    @Override
    public void warn(String line) {
        warn.add(line);
    }

    @Override
    public void error(String line) {
        error.add(line);
    }
}
