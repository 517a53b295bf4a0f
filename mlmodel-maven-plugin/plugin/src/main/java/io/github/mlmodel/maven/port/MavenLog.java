package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.StepLog;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.model.text.Printable;
import org.apache.maven.plugin.logging.Log;

/** Passes the lines of steps and workers on to Maven's log, none of them without end. */
record MavenLog(Log log, RunNotes notes) implements StepLog, WorkerLog {

    @Override
    public void debug(String line) {
        log.debug(Printable.message(line));
    }

    @Override
    public void info(String line) {
        log.info(Printable.message(line));
    }

    @Override
    public void warn(String line) {
        log.warn(Printable.message(line));
    }

    @Override
    public void trouble(String line) {
        notes.needsAttention();
        warn(line);
    }

    @Override
    public void error(String line) {
        log.error(Printable.message(line));
    }
}
