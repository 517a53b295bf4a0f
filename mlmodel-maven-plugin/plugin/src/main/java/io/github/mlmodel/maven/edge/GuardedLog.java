package io.github.mlmodel.maven.edge;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Secrets;
import org.apache.maven.plugin.logging.Log;

/** Maven's log, to which no line gets that does more than being read, or that tells a secret. */
public final class GuardedLog implements Log {

    private final Log log;
    private final Secrets secrets;

    /** Guards a log. */
    public GuardedLog(Log log, Secrets secrets) {
        this.log = log;
        this.secrets = secrets;
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(shown(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(shown(content), shown(error));
    }

    @Override
    public void debug(Throwable error) {
        log.debug(shown(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(shown(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(shown(content), shown(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(shown(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(shown(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(shown(content), shown(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(shown(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(shown(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(shown(content), shown(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(shown(error));
    }

    /** Pages that somebody may copy from are as long as they are; what steps and workers say is bounded before. */
    private String shown(CharSequence content) {
        return Printable.page(secrets.hiddenIn(content.toString()));
    }

    private Throwable shown(Throwable error) {
        return ShownFailure.of(error, secrets);
    }
}
