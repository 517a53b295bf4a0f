package io.github.mlmodel.maven.memory;

import org.apache.maven.plugin.logging.Log;

/** Maven's log, whose lines are noted. Debug lines are not: where they are shown, no run is remembered. */
public final class NotedLog implements Log {

    private final Log log;
    private final RunNotes notes;

    /** Notes what goes to a log. */
    public NotedLog(Log log, RunNotes notes) {
        this.log = log;
        this.notes = notes;
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(content);
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(content, error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        notes.says(RunAct.INFO, content.toString());
        log.info(content);
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        notes.needsAttention();
        log.info(content, error);
    }

    @Override
    public void info(Throwable error) {
        notes.needsAttention();
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        notes.says(RunAct.WARN, content.toString());
        log.warn(content);
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        notes.needsAttention();
        log.warn(content, error);
    }

    @Override
    public void warn(Throwable error) {
        notes.needsAttention();
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        notes.needsAttention();
        log.error(content);
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        notes.needsAttention();
        log.error(content, error);
    }

    @Override
    public void error(Throwable error) {
        notes.needsAttention();
        log.error(error);
    }
}
