package io.github.mlmodel.maven.given;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what is said. */
public final class Lines extends SystemStreamLog {

    /** Lines of level info. */
    public final List<String> info = new ArrayList<>();

    /** Lines of level warn. */
    public final List<String> warn = new ArrayList<>();

    /** Lines of level debug, whether they are shown or not. */
    public final List<String> debug = new ArrayList<>();

    /** Whether lines of level debug are shown. */
    public boolean debugging;

    @Override
    public boolean isDebugEnabled() {
        return debugging;
    }

    @Override
    public void debug(CharSequence line) {
        debug.add(line.toString());
    }

    @Override
    public void info(CharSequence line) {
        info.add(line.toString());
    }

    @Override
    public void warn(CharSequence line) {
        warn.add(line.toString());
    }
}
