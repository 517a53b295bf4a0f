package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.StepLog;
import io.github.mlmodel.maven.fork.WorkerLog;
import org.apache.maven.plugin.logging.Log;

/** Passes the lines of steps and workers on to Maven's log. */
record MavenLog(Log log) implements StepLog, WorkerLog {

    @Override
    public void debug(String line) {
        log.debug(line);
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }
}
